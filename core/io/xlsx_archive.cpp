// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/xlsx_archive.h"

#include <unordered_set>
#include <vector>

#include <zip.h>

#include "base/text.h"
#include "io/byte_source.h"

namespace leadlight::io {

namespace {

base::Error archiveError(const std::string &file, std::string code, std::vector<std::string> arguments = {})
{
    return {base::ErrorKind::unreadable, std::move(code), std::move(arguments), {file, 0, {}}};
}

bool isStrangeName(std::string_view name)
{
    if (name.empty() || name.front() == '/' || name.find('\\') != std::string_view::npos || name.find(':') != std::string_view::npos)
        return true;
    for (const std::string_view step : base::split(name, '/')) {
        if (step == ".." || step == ".")
            return true;
    }
    return false;
}

} // namespace

struct XlsxPart::Unpacking {
    struct Close {
        void operator()(zip_file_t *part) const { zip_fclose(part); }
    };
    std::unique_ptr<zip_file_t, Close> part;
    std::string file;
    std::string name;
    XlsxLimits limits;
    std::uint64_t size = 0;
    std::uint64_t packed = 0;
    std::uint64_t done = 0;
};

struct XlsxArchive::Opened {
    struct Close {
        void operator()(zip_t *opened) const { zip_discard(opened); }
    };
    std::string bytes; ///< behind the archive where it is no file
    std::unique_ptr<zip_t, Close> archive;
    std::string name;
    XlsxLimits limits;
};

XlsxPart::XlsxPart(std::unique_ptr<Unpacking> unpacking) : m_unpacking(std::move(unpacking)) {}
XlsxPart::XlsxPart(XlsxPart &&) noexcept = default;
XlsxPart &XlsxPart::operator=(XlsxPart &&) noexcept = default;
XlsxPart::~XlsxPart() = default;

const std::string &XlsxPart::name() const
{
    return m_unpacking->name;
}

std::uint64_t XlsxPart::size() const
{
    return m_unpacking->size;
}

std::uint64_t XlsxPart::done() const
{
    return m_unpacking->done;
}

base::Result<std::size_t> XlsxPart::read(char *to, std::size_t room)
{
    const zip_int64_t got = zip_fread(m_unpacking->part.get(), to, room);
    if (got < 0)
        return base::fail(archiveError(m_unpacking->file, "xlsx.damaged", {m_unpacking->name}));
    m_unpacking->done += static_cast<std::uint64_t>(got);
    // What the archive says of itself was looked at before; this holds where it lies.
    const XlsxLimits &limits = m_unpacking->limits;
    if (m_unpacking->done > limits.harmless && m_unpacking->done / limits.ratio > m_unpacking->packed)
        return base::fail(archiveError(m_unpacking->file, "xlsx.bomb", {std::to_string(limits.ratio)}));
    if (m_unpacking->done > limits.unpacked)
        return base::fail(archiveError(m_unpacking->file, "xlsx.too_large", {std::to_string(limits.unpacked >> 20U)}));
    return static_cast<std::size_t>(got);
}

XlsxArchive::XlsxArchive(std::unique_ptr<Opened> opened) : m_opened(std::move(opened)) {}
XlsxArchive::XlsxArchive(XlsxArchive &&) noexcept = default;
XlsxArchive &XlsxArchive::operator=(XlsxArchive &&) noexcept = default;
XlsxArchive::~XlsxArchive() = default;

const std::string &XlsxArchive::name() const
{
    return m_opened->name;
}

const XlsxLimits &XlsxArchive::limits() const
{
    return m_opened->limits;
}

base::Result<XlsxArchive> XlsxArchive::ofFile(const std::filesystem::path &path, const XlsxLimits &limits)
{
    const auto source = ByteSource::ofFile(path);
    if (!source)
        return base::fail(source.error());
    auto opened = std::make_unique<Opened>();
    opened->name = source->name();
    opened->limits = limits;
    int ignored = 0;
    opened->archive.reset(zip_open(path.c_str(), ZIP_RDONLY, &ignored));
    if (!opened->archive)
        return base::fail(archiveError(opened->name, "xlsx.not_a_workbook"));
    XlsxArchive archive(std::move(opened));
    if (auto sound = archive.inspect(); !sound)
        return base::fail(sound.error());
    return archive;
}

base::Result<XlsxArchive> XlsxArchive::ofBytes(std::string bytes, const XlsxLimits &limits)
{
    auto opened = std::make_unique<Opened>();
    opened->bytes = std::move(bytes);
    opened->limits = limits;
    zip_source_t *source = zip_source_buffer_create(opened->bytes.data(), opened->bytes.size(), 0, nullptr);
    if (source == nullptr)
        return base::fail(base::ErrorKind::storage, "storage.memory");
    opened->archive.reset(zip_open_from_source(source, ZIP_RDONLY, nullptr));
    if (!opened->archive) {
        zip_source_free(source);
        return base::fail(archiveError({}, "xlsx.not_a_workbook"));
    }
    XlsxArchive archive(std::move(opened));
    if (auto sound = archive.inspect(); !sound)
        return base::fail(sound.error());
    return archive;
}

base::Result<void> XlsxArchive::inspect() const
{
    const XlsxLimits &limits = m_opened->limits;
    const auto refuse = [this](std::string code, std::vector<std::string> arguments) {
        return base::fail(archiveError(m_opened->name, std::move(code), std::move(arguments)));
    };
    const zip_int64_t count = zip_get_num_entries(m_opened->archive.get(), 0);
    if (count > static_cast<zip_int64_t>(limits.parts))
        return refuse("xlsx.too_many_parts", {std::to_string(limits.parts)});
    std::unordered_set<std::string> names;
    std::uint64_t total = 0;
    for (zip_int64_t i = 0; i < count; ++i) {
        zip_stat_t entry;
        if (zip_stat_index(m_opened->archive.get(), static_cast<zip_uint64_t>(i), 0, &entry) != 0 || (entry.valid & ZIP_STAT_NAME) == 0)
            return refuse("xlsx.damaged", {std::to_string(i + 1)});
        const std::string name(entry.name);
        if (isStrangeName(name) || !names.insert(base::folded(name)).second)
            return refuse("xlsx.bad_part_name", {name});
        if ((entry.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && entry.encryption_method != ZIP_EM_NONE)
            return refuse("xlsx.encrypted", {});
        if ((entry.valid & ZIP_STAT_SIZE) == 0 || (entry.valid & ZIP_STAT_COMP_SIZE) == 0)
            return refuse("xlsx.damaged", {name});
        if (entry.size > limits.harmless && entry.size / limits.ratio > entry.comp_size)
            return refuse("xlsx.bomb", {std::to_string(limits.ratio)});
        if (entry.size > limits.unpacked - total)
            return refuse("xlsx.too_large", {std::to_string(limits.unpacked >> 20U)});
        total += entry.size;
    }
    return {};
}

bool XlsxArchive::has(const std::string &part) const
{
    return zip_name_locate(m_opened->archive.get(), part.c_str(), ZIP_FL_NOCASE) >= 0;
}

base::Result<XlsxPart> XlsxArchive::open(const std::string &part) const
{
    zip_t *const archive = m_opened->archive.get();
    const zip_int64_t index = zip_name_locate(archive, part.c_str(), ZIP_FL_NOCASE);
    zip_stat_t entry;
    if (index < 0 || zip_stat_index(archive, static_cast<zip_uint64_t>(index), 0, &entry) != 0)
        return base::fail(archiveError(m_opened->name, "xlsx.part_missing", {part}));
    auto unpacking = std::make_unique<XlsxPart::Unpacking>();
    unpacking->part.reset(zip_fopen_index(archive, static_cast<zip_uint64_t>(index), 0));
    if (!unpacking->part)
        return base::fail(archiveError(m_opened->name, "xlsx.damaged", {part}));
    unpacking->file = m_opened->name;
    unpacking->name = part;
    unpacking->limits = m_opened->limits;
    unpacking->size = entry.size;
    unpacking->packed = entry.comp_size;
    return XlsxPart(std::move(unpacking));
}

std::optional<std::string> XlsxArchive::resolved(std::string_view folder, std::string_view target)
{
    std::vector<std::string> steps;
    const auto walk = [&](std::string_view path) {
        for (const std::string_view step : base::split(path, '/')) {
            if (step == "..") {
                if (steps.empty())
                    return false;
                steps.pop_back();
            } else if (!step.empty() && step != ".") {
                steps.emplace_back(step);
            }
        }
        return true;
    };
    const bool isWhole = !target.empty() && target.front() == '/';
    if ((!isWhole && !walk(folder)) || !walk(target) || steps.empty())
        return std::nullopt;
    std::string part = base::joined(steps, "/");
    if (isStrangeName(part))
        return std::nullopt;
    return part;
}

} // namespace leadlight::io
