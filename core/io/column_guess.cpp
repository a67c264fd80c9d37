// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/column_guess.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "io/column_names.h"

namespace leadlight::io {

namespace {

constexpr std::size_t mostDistinct = 64;
constexpr std::uint64_t closelyWatched = 20'000; ///< rows in which distinct values and repetitions are followed
constexpr std::uint64_t enoughToSettle = 1'000;
constexpr std::size_t medianSample = 4'000;
constexpr std::array<std::string_view, 9> blankWords{"NULL", "null", "N/A", "n/a", "#N/A", "NaN", "nan", "-", "\\N"};

bool isBlankWord(std::string_view cell)
{
    return cell.size() <= 4 && std::find(blankWords.begin(), blankWords.end(), cell) != blankWords.end();
}

bool atLeast(std::uint64_t part, std::uint64_t whole, double share)
{
    return whole > 0 && static_cast<double>(part) >= share * static_cast<double>(whole);
}

double shareOf(std::uint64_t part, std::uint64_t whole)
{
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

} // namespace

ColumnGuesser::ColumnGuesser(const std::vector<std::string> &names)
{
    m_states.resize(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
        m_states[i].textName = isTextName(names[i]);
        m_states[i].idName = isIdName(names[i]);
        m_states[i].dateName = isDateName(names[i]);
        m_states[i].wordsName = isOutcomeName(names[i]);
    }
}

void ColumnGuesser::add(std::span<const std::string_view> fields)
{
    for (std::size_t i = 0; i < std::min(fields.size(), m_states.size()); ++i)
        look(m_states[i], base::trimmed(fields[i]));
}

void ColumnGuesser::look(State &state, std::string_view cell)
{
    ++state.rows;
    if (cell.empty())
        return;
    if (isBlankWord(cell)) {
        const auto known = state.tokens.find(cell);
        known != state.tokens.end() ? ++known->second : ++state.tokens[std::string(cell)];
        return;
    }
    ++state.filled;
    const bool close = state.rows <= closelyWatched;
    if (!state.manyValues && (close || state.wordsName)) {
        const auto known = state.distinct.find(cell);
        if (known != state.distinct.end())
            ++known->second;
        else if (state.distinct.size() < mostDistinct)
            state.distinct.emplace(cell, 1);
        else
            state.manyValues = true;
    }
    if (close && !state.repeated)
        state.repeated = !state.seen.insert(std::hash<std::string_view>{}(cell)).second;
    if (state.settledText)
        return;
    ++state.judged;
    if (!lookAtNumber(state, cell)) {
        lookAtDate(state, cell);
        state.emails += base::looksLikeEmail(cell) ? 1 : 0;
        state.phones += base::looksLikePhone(cell) ? 1 : 0;
    }
    state.settledText = state.judged >= enoughToSettle && state.numbers * 2 < state.judged && state.dateLike * 2 < state.judged;
}

bool ColumnGuesser::lookAtNumber(State &state, std::string_view cell)
{
    const NumberShape shape = numberShape(cell);
    if (!shape.isNumber)
        return false;
    ++state.numbers;
    state.leadingZeros += shape.leadingZero ? 1 : 0;
    state.longDigits += shape.digits > 15 && shape.isInteger ? 1 : 0;
    state.decimalDot += shape.decimalDot ? 1 : 0;
    state.decimalComma += shape.decimalComma ? 1 : 0;
    state.groupDot += shape.groupDot ? 1 : 0;
    state.groupComma += shape.groupComma ? 1 : 0;
    state.unclearDot += shape.unclearDot ? 1 : 0;
    state.unclearComma += shape.unclearComma ? 1 : 0;
    if (shape.isInteger && state.dateName) {
        const auto compact = parseDateCell(cell, DateOrder::compact);
        constexpr std::int64_t year1900 = -2'208'988'800;
        constexpr std::int64_t year2100 = 4'102'444'800;
        state.compact += compact && compact->seconds >= year1900 && compact->seconds < year2100 ? 1 : 0;
        state.epochSeconds += shape.digits == 10 ? 1 : 0;
        state.epochMillis += shape.digits == 13 ? 1 : 0;
    }
    if (state.sample.size() < medianSample) {
        const bool comma = shape.decimalComma || shape.groupDot;
        const auto value = parseNumberCell(cell, comma ? NumberFormat{',', '.'} : NumberFormat{'.', ','});
        state.sample.push_back(value.value_or(0));
    }
    return true;
}

void ColumnGuesser::lookAtDate(State &state, std::string_view cell)
{
    const auto shape = dateShape(cell);
    if (!shape)
        return;
    ++state.dateLike;
    if (shape->yearFirst || shape->named) {
        ++state.yearFirst;
        return;
    }
    const bool dmy = shape->in(DateOrder::dmy).has_value();
    const bool mdy = shape->in(DateOrder::mdy).has_value();
    state.fitsDmy += dmy ? 1 : 0;
    state.fitsMdy += mdy ? 1 : 0;
    state.onlyDmy += dmy && !mdy ? 1 : 0;
    state.onlyMdy += mdy && !dmy ? 1 : 0;
    state.slashed += cell.find('/') != std::string_view::npos ? 1 : 0;
}

ColumnGuesser::FileHints ColumnGuesser::hints() const
{
    FileHints hints;
    for (const State &state : m_states) {
        hints.commaColumns += state.decimalComma + state.groupDot > state.decimalDot + state.groupComma ? 1 : 0;
        hints.dayFirstColumns += state.onlyDmy > state.onlyMdy ? 1 : 0;
        hints.monthFirstColumns += state.onlyMdy > state.onlyDmy ? 1 : 0;
    }
    return hints;
}

void ColumnGuesser::decideDate(const State &state, const FileHints &hints, ColumnGuess &guess)
{
    guess.type = domain::FieldType::instant;
    guess.confidence = shareOf(state.dateLike, state.judged);
    guess.reason = {"column.date", {std::to_string(state.dateLike), std::to_string(state.judged)}};
    if (state.yearFirst == state.dateLike) {
        guess.dates = DateOrder::ymd;
        return;
    }
    const bool shown = state.onlyDmy != state.onlyMdy;
    bool dayFirst = state.onlyDmy > state.onlyMdy;
    if (!shown && hints.dayFirstColumns != hints.monthFirstColumns)
        dayFirst = hints.dayFirstColumns > hints.monthFirstColumns;
    else if (!shown)
        dayFirst = state.slashed == 0;
    guess.dates = dayFirst ? DateOrder::dmy : DateOrder::mdy;
    const std::string order(keyOf(guess.dates));
    if (shown)
        guess.reason = {"column.date_order_shown", {order, std::to_string(dayFirst ? state.onlyDmy : state.onlyMdy)}};
    else
        guess.reason = {"column.date_order_assumed", {order}};
    guess.confidence *= shown ? 1 : 0.5;
}

void ColumnGuesser::decideNumber(const State &state, const FileHints &hints, ColumnGuess &guess)
{
    guess.type = domain::FieldType::number;
    const std::uint64_t comma = state.decimalComma + state.groupDot;
    const std::uint64_t dot = state.decimalDot + state.groupComma;
    bool decimalComma = comma > dot;
    if (comma == dot && hints.commaColumns > 0)
        decimalComma = state.unclearComma > 0 || state.unclearDot > 0;
    guess.number = decimalComma ? NumberFormat{',', '.'} : NumberFormat{'.', ','};
    guess.confidence = shareOf(state.numbers, state.judged);
    const bool all = state.numbers == state.judged;
    guess.reason = {all ? "column.number" : "column.number_some",
                    {std::to_string(state.numbers), std::to_string(state.judged)}};
}

void ColumnGuesser::decideType(const State &state, const FileHints &hints, ColumnGuess &guess)
{
    const std::uint64_t whole = state.judged;
    guess.reason = {state.filled == 0 ? "column.empty" : "column.text", {}};
    if (state.filled == 0 || state.settledText)
        return;
    if (atLeast(state.dateLike, whole, state.dateName ? 0.5 : 0.95)) {
        decideDate(state, hints, guess);
    } else if (state.dateName && atLeast(state.compact, whole, 0.9)) {
        guess.type = domain::FieldType::instant;
        guess.dates = DateOrder::compact;
        guess.confidence = shareOf(state.compact, whole);
        guess.reason = {"column.date", {std::to_string(state.compact), std::to_string(whole)}};
    } else if (state.dateName && (atLeast(state.epochSeconds, whole, 1) || atLeast(state.epochMillis, whole, 1))) {
        guess.type = domain::FieldType::instant;
        guess.dates = state.epochSeconds > 0 ? DateOrder::epochSeconds : DateOrder::epochMillis;
        guess.reason = {"column.date", {std::to_string(whole), std::to_string(whole)}};
    } else if (atLeast(state.numbers, whole, 0.5)) {
        if (state.leadingZeros > 0 || state.longDigits > 0 || state.textName)
            guess.reason = {"column.digits_kept", {}};
        else
            decideNumber(state, hints, guess);
    }
}

void ColumnGuesser::describe(const State &state, ColumnGuess &guess)
{
    guess.rows = state.rows;
    guess.filled = state.filled;
    guess.unique = !state.repeated && state.filled > 1;
    guess.distinctKnown = !state.manyValues && (state.wordsName || state.rows <= closelyWatched);
    if (guess.distinctKnown)
        guess.distinct = state.distinct;
    guess.dayFirst = state.fitsDmy;
    guess.monthFirst = state.fitsMdy;
    guess.emailShare = shareOf(state.emails, state.judged);
    guess.phoneShare = shareOf(state.phones, state.judged);
    if (!state.sample.empty()) {
        std::vector<double> sorted = state.sample;
        const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
        std::nth_element(sorted.begin(), middle, sorted.end());
        guess.median = *middle;
    }
    for (const auto &[token, count] : state.tokens)
        guess.blankTokens.push_back(token);
    // "Select" is what a form's list says before anybody has chosen.
    const auto select = state.distinct.find("Select");
    if (select != state.distinct.end() && select->second > 1 && state.distinct.size() > 2) {
        guess.blankTokens.emplace_back("Select");
        guess.filled -= select->second;
        guess.distinct.erase("Select");
    }
}

bool ColumnGuesser::isSettled() const
{
    return std::none_of(m_states.begin(), m_states.end(), [](const State &state) {
        const bool datesWait = state.dateLike > state.yearFirst && state.onlyDmy == state.onlyMdy;
        const bool signsWait = state.unclearDot + state.unclearComma > 0
                               && state.decimalComma + state.groupDot == state.decimalDot + state.groupComma;
        return state.rows == 0 || state.wordsName || datesWait || signsWait;
    });
}

std::vector<ColumnGuess> ColumnGuesser::finish() const
{
    std::vector<ColumnGuess> guesses(m_states.size());
    const FileHints file = hints();
    for (std::size_t i = 0; i < m_states.size(); ++i) {
        describe(m_states[i], guesses[i]);
        decideType(m_states[i], file, guesses[i]);
    }
    return guesses;
}

} // namespace leadlight::io
