// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/open_table.h"

#include <array>
#include <fstream>

#include "io/byte_source.h"
#include "io/json_reader.h"
#include "io/xlsx_reader.h"

namespace leadlight::io {

namespace {

/// Office keeps an encrypted workbook as a stream of this name (in UTF-16) in a compound file.
bool holdsEncryptedPackage(const std::filesystem::path &path)
{
    constexpr std::string_view word = "EncryptedPackage";
    std::string wide;
    for (const char c : word) {
        wide.push_back(c);
        wide.push_back('\0');
    }
    constexpr std::size_t pieceSize = std::size_t{256} << 10U;
    std::ifstream in(path, std::ios::binary);
    std::string window;
    std::string piece(pieceSize, '\0');
    while (in) {
        in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        window.append(piece, 0, static_cast<std::size_t>(in.gcount()));
        if (window.find(wide) != std::string::npos)
            return true;
        window.erase(0, window.size() - std::min(window.size(), wide.size() - 1));
    }
    return false;
}

template <class Reader> base::Result<std::unique_ptr<TableReader>> owned(base::Result<Reader> reader)
{
    if (!reader)
        return base::fail(reader.error());
    return std::make_unique<Reader>(std::move(*reader));
}

} // namespace

base::Result<std::unique_ptr<TableReader>> openTable(const std::filesystem::path &path, const CsvOptions &options)
{
    auto source = ByteSource::ofFile(path);
    if (!source)
        return base::fail(source.error());
    const auto head = source->prefix(4);
    if (!head)
        return base::fail(head.error());
    // A file that names CSV's encoding or delimiter in its options may still be a workbook: the options do not apply.
    if (*head == "PK\x03\x04" || *head == "PK\x05\x06")
        return owned(XlsxReader::open(path, options.dialect));
    if (*head == "\xD0\xCF\x11\xE0" && holdsEncryptedPackage(path))
        return base::fail(base::ErrorKind::unreadable, "xlsx.encrypted", {}, {source->name(), 0, {}});
    // Who names a delimiter has seen a table.
    const auto beginning = source->prefix(4096);
    if (!beginning)
        return base::fail(beginning.error());
    if (!options.dialect.delimiter && JsonReader::looksLikeRecords(*beginning))
        return owned(JsonReader::open(path, options.limits));
    return owned(CsvReader::open(path, options));
}

} // namespace leadlight::io
