// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <optional>

#include "base/text.h"
#include "data/filter.h"

namespace leadlight::data {

namespace {

bool isFilterSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool isComparisonStart(char c)
{
    return c == ':' || c == '=' || c == '<' || c == '>';
}

/// Reads terms from left to right. Grammar: term = ['-'] (word | word comparison) {'|' word}, where a word is bare or
/// in double quotes with \" and \\ inside.
class FilterReader {
public:
    explicit FilterReader(std::string_view text) : m_text(text) {}

    base::Result<std::vector<Filter::Term>> read()
    {
        std::vector<Filter::Term> terms;
        for (skipSpace(); !atEnd(); skipSpace()) {
            base::Result<Filter::Term> term = readTerm();
            if (!term)
                return base::fail(std::move(term.error()));
            terms.push_back(std::move(*term));
        }
        return terms;
    }

private:
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] bool at(char c) const { return !atEnd() && m_text[m_at] == c; }
    void skipSpace()
    {
        while (!atEnd() && isFilterSpace(m_text[m_at]))
            ++m_at;
    }

    [[nodiscard]] tl::unexpected<base::Error> syntaxError() const
    {
        const std::size_t position = base::lengthOf(m_text.substr(0, m_at)) + 1;
        return base::fail(base::ErrorKind::usage, "filter.syntax", {std::to_string(position)});
    }

    base::Result<Filter::Term> readTerm()
    {
        Filter::Term term;
        term.comparison = ":";
        if (at('-')) {
            term.negated = true;
            ++m_at;
        }
        if (atEnd() || isFilterSpace(m_text[m_at]) || isComparisonStart(m_text[m_at]))
            return syntaxError();
        base::Result<std::optional<std::string>> word = readWord(true);
        if (!word)
            return base::fail(std::move(word.error()));
        if (!atEnd() && isComparisonStart(m_text[m_at])) {
            if (!*word || (*word)->empty())
                return syntaxError();
            term.field = std::move(**word);
            term.comparison = readComparison();
            word = readWord(false);
            if (!word)
                return base::fail(std::move(word.error()));
        }
        return readValues(std::move(term), std::move(*word));
    }

    base::Result<Filter::Term> readValues(Filter::Term term, std::optional<std::string> word)
    {
        for (;;) {
            if (!word)
                return base::fail(base::ErrorKind::usage, "filter.empty_value", {term.field});
            term.values.push_back(std::move(*word));
            if (!at('|'))
                break;
            ++m_at;
            base::Result<std::optional<std::string>> next = readWord(term.field.empty());
            if (!next)
                return base::fail(std::move(next.error()));
            word = std::move(*next);
        }
        if (!atEnd() && !isFilterSpace(m_text[m_at]))
            return syntaxError();
        return term;
    }

    std::string readComparison()
    {
        const std::size_t from = m_at++;
        if ((m_text[from] == '<' || m_text[from] == '>') && at('='))
            ++m_at;
        return std::string(m_text.substr(from, m_at - from));
    }

    /// nullopt where there is no word at all; a bare word ends before a comparison where `stopsAtComparison`.
    base::Result<std::optional<std::string>> readWord(bool stopsAtComparison)
    {
        if (at('"'))
            return readQuoted();
        const std::size_t from = m_at;
        while (!atEnd() && !isFilterSpace(m_text[m_at]) && m_text[m_at] != '|' && m_text[m_at] != '"'
               && !(stopsAtComparison && isComparisonStart(m_text[m_at])))
            ++m_at;
        if (m_at == from)
            return std::optional<std::string>{};
        return std::optional<std::string>(m_text.substr(from, m_at - from));
    }

    base::Result<std::optional<std::string>> readQuoted()
    {
        const std::size_t open = m_at++;
        std::string word;
        for (; !atEnd() && m_text[m_at] != '"'; ++m_at) {
            if (m_text[m_at] == '\\' && m_at + 1 < m_text.size())
                ++m_at;
            word.push_back(m_text[m_at]);
        }
        if (atEnd()) {
            m_at = open;
            return syntaxError();
        }
        ++m_at;
        return std::optional<std::string>(std::move(word));
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

/// Bare where the reader takes it for the same word, else quoted.
std::string writtenWord(std::string_view word, std::string_view alsoBare)
{
    const auto isBare = [alsoBare](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
               || static_cast<unsigned char>(c) >= 0x80 || alsoBare.find(c) != std::string_view::npos;
    };
    if (!word.empty() && word.front() != '-' && std::all_of(word.begin(), word.end(), isBare))
        return std::string(word);
    std::string quoted = "\"";
    for (const char c : word) {
        if (c == '"' || c == '\\')
            quoted.push_back('\\');
        quoted.push_back(c);
    }
    return quoted + '"';
}

} // namespace

base::Result<Filter> Filter::parse(std::string_view expression)
{
    base::Result<std::vector<Term>> terms = FilterReader(expression).read();
    if (!terms)
        return base::fail(std::move(terms.error()));
    return Filter(std::move(*terms));
}

std::string Filter::text() const
{
    std::string text;
    for (const Term &term : m_terms) {
        if (!text.empty())
            text.push_back(' ');
        if (term.negated)
            text.push_back('-');
        if (!term.field.empty())
            text += writtenWord(term.field, "_-.") + term.comparison;
        for (std::size_t i = 0; i < term.values.size(); ++i) {
            if (i > 0)
                text.push_back('|');
            text += writtenWord(term.values[i], term.field.empty() ? "_-.*@/+" : "_-.*@/+:");
        }
    }
    return text;
}

} // namespace leadlight::data
