// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace leadlight::io {

/// How much of a workbook is read. A file beyond a limit is refused by the name of that limit.
struct XlsxLimits {
    std::uint64_t parts = 10'000;                                 ///< entries of the archive
    std::uint64_t unpacked = std::uint64_t{8} << 30U;             ///< bytes of all parts together
    std::uint64_t ratio = 200;                                    ///< unpacked to packed, of a part beyond `harmless`
    std::uint64_t harmless = std::uint64_t{16} << 20U;            ///< bytes that a part may unpack to at any ratio
    std::uint64_t smallPart = std::uint64_t{16} << 20U;           ///< bytes of a part that is not a sheet or its texts
    std::uint64_t strings = std::uint64_t{256} << 20U;            ///< bytes of the shared texts, below 4 GiB
    std::size_t cell = std::size_t{1} << 20U;                     ///< bytes of one cell
    std::size_t row = std::size_t{16} << 20U;                     ///< bytes of one row
    std::size_t columns = 16'384;
    std::uint64_t rows = 1'048'576;
};

/// One part of a workbook while it is being unpacked. Lives no longer than its archive.
class XlsxPart {
public:
    struct Unpacking;
    explicit XlsxPart(std::unique_ptr<Unpacking> unpacking);
    XlsxPart(XlsxPart &&) noexcept;
    XlsxPart &operator=(XlsxPart &&) noexcept;
    ~XlsxPart();

    /// Puts up to `room` bytes at `to`; 0 is the end. Errors: those of XlsxArchive.
    [[nodiscard]] base::Result<std::size_t> read(char *to, std::size_t room);
    [[nodiscard]] const std::string &name() const;
    [[nodiscard]] std::uint64_t size() const; ///< as the archive says, unpacked
    [[nodiscard]] std::uint64_t done() const;

private:
    std::unique_ptr<Unpacking> m_unpacking;
};

/// The parts of a workbook by name, unpacked in pieces; nothing is ever written or fetched. Only here is libzip known.
/// Errors (ErrorKind::unreadable, with the file): xlsx.not_a_workbook; xlsx.encrypted; xlsx.damaged {part};
/// xlsx.too_many_parts {limit}; xlsx.bad_part_name {name}; xlsx.bomb {ratio}; xlsx.too_large {MiB};
/// xlsx.part_missing {part}; those of ByteSource.
class XlsxArchive {
public:
    [[nodiscard]] static base::Result<XlsxArchive> ofFile(const std::filesystem::path &path, const XlsxLimits &limits);
    [[nodiscard]] static base::Result<XlsxArchive> ofBytes(std::string bytes, const XlsxLimits &limits);
    XlsxArchive(XlsxArchive &&) noexcept;
    XlsxArchive &operator=(XlsxArchive &&) noexcept;
    ~XlsxArchive();

    [[nodiscard]] bool has(const std::string &part) const;
    [[nodiscard]] base::Result<XlsxPart> open(const std::string &part) const;
    [[nodiscard]] const std::string &name() const;
    [[nodiscard]] const XlsxLimits &limits() const;

    /// The part that `target` means in the relationships of a part in `folder` ("xl/"); nothing if it leads out of
    /// the workbook.
    [[nodiscard]] static std::optional<std::string> resolved(std::string_view folder, std::string_view target);

private:
    struct Opened;
    explicit XlsxArchive(std::unique_ptr<Opened> opened);
    [[nodiscard]] base::Result<void> inspect() const;

    std::unique_ptr<Opened> m_opened;
};

} // namespace leadlight::io
