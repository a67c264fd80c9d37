// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/byte_source.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace leadlight::io {

namespace {

constexpr std::size_t rawChunk = std::size_t{256} << 10U;

base::Error sourceError(std::string code, const std::string &name, std::vector<std::string> more = {})
{
    std::vector<std::string> arguments{name};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return base::Error{base::ErrorKind::unreadable, std::move(code), std::move(arguments), {name, 0, {}}};
}

bool isUtf8(Encoding encoding)
{
    return encoding == Encoding::utf8 || encoding == Encoding::utf8Bom;
}

} // namespace

base::Result<ByteSource> ByteSource::ofFile(const std::filesystem::path &path)
{
    ByteSource source;
    source.m_name = path.filename().string();
    if (source.m_name.empty())
        source.m_name = path.string();
    std::error_code error;
    const std::filesystem::file_status status = std::filesystem::status(path, error);
    if (status.type() == std::filesystem::file_type::not_found)
        return base::fail(sourceError("io.missing", source.m_name));
    if (std::filesystem::is_directory(status))
        return base::fail(sourceError("io.is_directory", source.m_name));
    if (error)
        return base::fail(sourceError("io.open_failed", source.m_name, {error.message()}));
    if (!std::filesystem::is_regular_file(status))
        return base::fail(sourceError("io.not_a_file", source.m_name));
    source.m_file.reset(std::fopen(path.c_str(), "rb"));
    if (!source.m_file)
        return base::fail(sourceError("io.open_failed", source.m_name, {std::generic_category().message(errno)}));
    std::setvbuf(source.m_file.get(), nullptr, _IONBF, 0);
    source.m_size = std::filesystem::file_size(path, error);
    return source;
}

ByteSource ByteSource::ofText(std::string bytes)
{
    ByteSource source;
    source.m_text = std::move(bytes);
    source.m_size = source.m_text.size();
    return source;
}

base::Result<std::size_t> ByteSource::readRaw(char *to, std::size_t room)
{
    std::size_t got = 0;
    if (m_file) {
        got = std::fread(to, 1, room, m_file.get());
        if (got < room && std::ferror(m_file.get()) != 0)
            return base::fail(sourceError("io.read_failed", m_name, {std::generic_category().message(errno)}));
    } else {
        got = std::min<std::size_t>(room, m_text.size() - static_cast<std::size_t>(m_position));
        std::memcpy(to, m_text.data() + m_position, got);
    }
    m_position += got;
    return got;
}

base::Result<void> ByteSource::seekRaw(std::uint64_t offset)
{
    if (m_file && std::fseek(m_file.get(), static_cast<long>(offset), SEEK_SET) != 0)
        return base::fail(sourceError("io.read_failed", m_name, {std::generic_category().message(errno)}));
    m_position = std::min(offset, m_size);
    return {};
}

base::Result<std::string> ByteSource::prefix(std::size_t limit)
{
    std::string bytes(static_cast<std::size_t>(std::min<std::uint64_t>(limit, m_size)), '\0');
    if (auto moved = seekRaw(0); !moved)
        return base::fail(moved.error());
    const auto got = readRaw(bytes.data(), bytes.size());
    if (!got)
        return base::fail(got.error());
    bytes.resize(*got);
    if (auto moved = seekRaw(0); !moved)
        return base::fail(moved.error());
    return bytes;
}

base::Result<EncodingScan> ByteSource::scanEncoding()
{
    EncodingScan scan;
    std::string chunk(std::min<std::size_t>(rawChunk, static_cast<std::size_t>(m_size) + 1), '\0');
    if (auto moved = seekRaw(0); !moved)
        return base::fail(moved.error());
    for (;;) {
        const auto got = readRaw(chunk.data(), chunk.size());
        if (!got)
            return base::fail(got.error());
        if (*got == 0)
            break;
        scan.feed(std::string_view(chunk).substr(0, *got));
    }
    scan.finish();
    if (auto moved = seekRaw(0); !moved)
        return base::fail(moved.error());
    return scan;
}

base::Result<void> ByteSource::start(Encoding encoding)
{
    const auto head = prefix(3);
    if (!head)
        return base::fail(head.error());
    m_encoding = encoding;
    m_mark = markLength(*head, encoding);
    m_decoder = Decoder(encoding);
    m_scan = EncodingScan();
    m_decoded.clear();
    m_decodedAt = 0;
    m_finished = false;
    return seekRaw(m_mark);
}

base::Result<void> ByteSource::refill()
{
    m_raw.resize(std::min<std::size_t>(rawChunk, static_cast<std::size_t>(m_size) + 1));
    const auto got = readRaw(m_raw.data(), m_raw.size());
    if (!got)
        return base::fail(got.error());
    m_decoded.clear();
    m_decodedAt = 0;
    if (*got == 0) {
        m_finished = true;
        m_decoder.finish(m_decoded);
        return {};
    }
    m_decoder.decode(std::string_view(m_raw).substr(0, *got), m_decoded);
    return {};
}

base::Result<std::size_t> ByteSource::read(char *to, std::size_t room)
{
    std::size_t got = 0;
    if (isUtf8(m_encoding)) {
        const auto direct = readRaw(to, room);
        if (!direct)
            return base::fail(direct.error());
        got = *direct;
    } else {
        while (m_decodedAt == m_decoded.size() && !m_finished) {
            if (auto filled = refill(); !filled)
                return base::fail(filled.error());
        }
        got = std::min(room, m_decoded.size() - m_decodedAt);
        std::memcpy(to, m_decoded.data() + m_decodedAt, got);
        m_decodedAt += got;
    }
    if (got == 0)
        m_scan.finish();
    else
        m_scan.feed(std::string_view(to, got));
    m_suspicious = m_suspicious || m_scan.hasNul() || m_scan.invalid() > 0;
    return got;
}

base::Result<void> ByteSource::seekTo(std::uint64_t offset)
{
    // A place between two characters is never cut, so a fresh scan may begin there.
    if (isUtf8(m_encoding)) {
        m_scan = EncodingScan();
        return seekRaw(offset + m_mark);
    }
    if (auto started = start(m_encoding); !started)
        return started;
    std::array<char, 65536> discarded{};
    while (offset > 0) {
        const auto got = read(discarded.data(), static_cast<std::size_t>(std::min<std::uint64_t>(offset, discarded.size())));
        if (!got)
            return base::fail(got.error());
        if (*got == 0)
            break;
        offset -= *got;
    }
    return {};
}

} // namespace leadlight::io
