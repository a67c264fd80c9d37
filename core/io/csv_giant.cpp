// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/csv_giant.h"

namespace leadlight::io {

std::optional<std::size_t> GiantRow::feed(std::string_view bytes)
{
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const bool ended = step(bytes[i]);
        ++m_done;
        if (ended)
            return i + 1;
    }
    return std::nullopt;
}

bool GiantRow::step(char c)
{
    const bool loneCrBefore = m_lastWasCr && c != '\n';
    m_lastWasCr = c == '\r';
    if (c == '\n' || loneCrBefore) {
        ++m_lines;
        if (m_state == State::quoted && m_openingLineEnd == 0) {
            m_openingLineEnd = m_done + (c == '\n' ? 1 : 0);
            m_openingLines = m_lines;
        }
    }
    if (m_state == State::quoted) {
        if (c == m_syntax.quote)
            m_state = State::afterQuote;
        return false;
    }
    if (c == '\n' || (c == '\r' && m_syntax.loneCr)) {
        m_lines += c == '\r' ? 1 : 0;
        m_lastWasCr = false;
        return true;
    }
    if (c == m_syntax.delimiter) {
        m_state = State::fieldStart;
        m_firstField = false;
        return false;
    }
    switch (m_state) {
    case State::fieldStart:
        if (c == m_syntax.quote && m_syntax.quote != 0) {
            m_state = State::quoted;
            m_openingLineEnd = 0;
        } else if (c != ' ' || !m_syntax.skipInitialSpace || m_firstField) {
            m_state = State::plain;
        }
        break;
    case State::afterQuote:
        if (c == m_syntax.quote) {
            m_state = State::quoted;
        } else if (c != ' ' && c != '\r') {
            m_broken = m_openingLineEnd != 0;
            m_state = State::plain;
            return m_broken;
        }
        break;
    case State::plain:
    case State::quoted:
        break;
    }
    return false;
}

} // namespace leadlight::io
