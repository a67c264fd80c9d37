// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "data/column.h"

namespace leadlight::workspace {

/// Numbers of rows by a text that names them. The first row of a text keeps it: later ones are the duplicates. A blank
/// names nobody.
class RowsByText {
public:
    void reserve(std::size_t texts)
    {
        m_texts.reserve(texts + 1);
        m_rows.reserve(texts + 1);
    }
    void add(std::string_view text, std::uint32_t row)
    {
        if (!text.empty() && m_texts.codeFor(text) == m_rows.size())
            m_rows.push_back(row);
    }
    void foresee(std::string_view text) const { m_texts.foresee(text); }
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view text) const
    {
        const auto code = m_texts.find(text);
        return code && *code != 0 ? std::optional(m_rows[*code]) : std::nullopt;
    }

private:
    data::Dictionary m_texts;
    std::vector<std::uint32_t> m_rows{0}; ///< by code
};

} // namespace leadlight::workspace
