// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "io/encoding.h"

namespace leadlight::io {

/// The bytes of a file (or of a text in memory) as UTF-8, in pieces of bounded size. One thread at a time.
/// Errors (ErrorKind::unreadable): io.missing, io.is_directory, io.not_a_file, io.open_failed, io.read_failed, each
/// with the file's name as its argument; io.read_failed also with the system's reason.
class ByteSource {
public:
    [[nodiscard]] static base::Result<ByteSource> ofFile(const std::filesystem::path &path);
    [[nodiscard]] static ByteSource ofText(std::string bytes);

    /// The first bytes as they stand, at most `limit`. Moves the source to its start.
    [[nodiscard]] base::Result<std::string> prefix(std::size_t limit);
    /// Reads everything once and says what its bytes can be. Moves the source to its start.
    [[nodiscard]] base::Result<EncodingScan> scanEncoding();

    /// Begins reading at the first byte after the mark, if there is one.
    base::Result<void> start(Encoding encoding);
    /// Puts up to `room` bytes of UTF-8 at `to`; 0 is the end.
    [[nodiscard]] base::Result<std::size_t> read(char *to, std::size_t room);
    /// Moves to a place counted in bytes of UTF-8 from the start.
    base::Result<void> seekTo(std::uint64_t offset);

    /// True once a NUL or something that is not text was read: rows from here on have to be looked at one by one.
    [[nodiscard]] bool isSuspicious() const { return m_suspicious; }
    [[nodiscard]] const std::string &name() const { return m_name; }
    [[nodiscard]] std::uint64_t size() const { return m_size; }          ///< in the file's own bytes
    [[nodiscard]] std::uint64_t position() const { return m_position; }  ///< in the file's own bytes

private:
    struct Close {
        void operator()(std::FILE *file) const { std::fclose(file); }
    };

    [[nodiscard]] base::Result<std::size_t> readRaw(char *to, std::size_t room);
    base::Result<void> seekRaw(std::uint64_t offset);
    base::Result<void> refill();

    std::string m_name;
    std::unique_ptr<std::FILE, Close> m_file; ///< none: the text in m_text
    std::string m_text;
    std::uint64_t m_size = 0;
    std::uint64_t m_position = 0;
    Encoding m_encoding = Encoding::utf8;
    std::size_t m_mark = 0;
    Decoder m_decoder;
    EncodingScan m_scan;
    std::string m_raw;        ///< bytes before decoding
    std::string m_decoded;    ///< decoded, not yet handed out from m_decodedAt on
    std::size_t m_decodedAt = 0;
    bool m_suspicious = false;
    bool m_finished = false;
};

} // namespace leadlight::io
