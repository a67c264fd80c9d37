// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"
#include "io/byte_source.h"

namespace leadlight::io {

/// Cuts a JSON text into its records, the objects that stand one behind another, without reading what is in them.
/// Memory is bounded by one record and a piece of the file. One thread at a time.
class JsonRecords {
public:
    /// Where the records stand: in a list, in the first list of objects of an object, or one behind another (JSON lines).
    enum class Layout : std::uint8_t { list, member, lines };

    /// `limit`: bytes of a record that are kept.
    JsonRecords(ByteSource source, std::size_t limit);

    /// Finds the records. Errors: those of ByteSource; json.no_records.
    base::Result<void> start(Encoding encoding);
    /// Back to the first one.
    base::Result<void> rewind();

    enum class Found : std::uint8_t { object, other, tooLong, unfinished, end };
    /// The next record: an object; something else, left out; an object beyond the limit; one that the file breaks off in.
    [[nodiscard]] base::Result<Found> next();
    /// Of the record: UTF-8 as it stands, its beginning where it is too long.
    [[nodiscard]] const std::string &text() const { return m_text; }
    [[nodiscard]] std::uint64_t line() const { return m_recordLine; }

    [[nodiscard]] Layout layout() const { return m_layout; }
    [[nodiscard]] const std::string &member() const { return m_member; } ///< the key of the list, as it is written
    [[nodiscard]] const ByteSource &source() const { return m_source; }

private:
    [[nodiscard]] base::Result<bool> fill();
    [[nodiscard]] base::Result<int> peek(); ///< −1 is the end
    void take();
    [[nodiscard]] base::Result<int> peekPastBlanks(bool commasToo = false);
    [[nodiscard]] base::Result<bool> takeString(std::string *kept);
    [[nodiscard]] base::Result<bool> takeValue();
    [[nodiscard]] base::Result<bool> findMember();
    base::Result<void> moveTo(std::uint64_t offset, std::uint64_t line);

    ByteSource m_source;
    std::size_t m_limit;
    std::string m_piece;
    std::size_t m_size = 0; ///< bytes in the piece
    std::size_t m_at = 0;
    std::uint64_t m_offset = 0; ///< of the next byte, in UTF-8 from the start
    std::uint64_t m_line = 1;
    Layout m_layout = Layout::lines;
    std::string m_member;
    std::uint64_t m_firstOffset = 0;
    std::uint64_t m_firstLine = 1;
    bool m_keeps = false; ///< what is taken goes into m_text
    std::string m_text;
    bool m_isLong = false;
    bool m_isBroken = false; ///< the file ended where it should not
    std::uint64_t m_recordLine = 0;
};

} // namespace leadlight::io
