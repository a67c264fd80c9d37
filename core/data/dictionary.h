// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace leadlight::data {

/// Distinct texts of a column by code. Code 0 is always the blank. Grows only while it is being built, and a text() may
/// move then; a dictionary inside a Column is shared between threads and never changed.
///
/// The texts lie one behind the other in one piece of memory; where each is found is noted when it is first asked for,
/// since most columns are opened, shown and scored without such a question.
class Dictionary {
public:
    Dictionary();
    Dictionary(const Dictionary &other);
    Dictionary &operator=(const Dictionary &) = delete;

    /// Makes room for so many codes in all, and for `bytes` of texts.
    void reserve(std::size_t codes, std::size_t bytes = 0);
    /// The code of `text`, added if it is new.
    std::uint32_t codeFor(std::string_view text);
    /// Gives `text` the next code without looking whether it has one. Were it there twice, find() would tell the first.
    void append(std::string_view text);
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view text) const;
    /// Some time before find() or codeFor(): see base::foresee().
    void foresee(std::string_view text) const;
    [[nodiscard]] std::string_view text(std::uint32_t code) const
    {
        return {m_bytes.data() + m_first[code], m_first[code + 1] - m_first[code]};
    }
    /// Number of codes, the blank included.
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(m_first.size() - 1); }

private:
    /// Half of the text's hash beside 1 + its code, so that a look rarely goes to another text.
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t code = 0; ///< 0: free
    };
    /// Any thread.
    void requireSlots() const;
    [[nodiscard]] std::size_t slotOf(std::string_view text, std::size_t hash) const;
    void spread(std::size_t slots) const;

    std::string m_bytes;
    std::vector<std::size_t> m_first{0}; ///< where each text begins, and the end
    mutable std::mutex m_spreading;
    mutable std::atomic<bool> m_isSpread = false; ///< m_slots hold all texts
    mutable std::vector<Slot> m_slots;            ///< a power of two, less than three quarters used
};

} // namespace leadlight::data
