// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/field_test.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace leadlight::scoring {

using model::TestKind;

namespace {

std::int64_t secondsOfBound(const model::DateBound &bound, base::Instant asOf)
{
    return bound.at ? bound.at->seconds : asOf.seconds + bound.daysFromAsOf * base::secondsPerDay;
}

bool listed(const std::vector<double> &values, double value)
{
    return std::binary_search(values.begin(), values.end(), value);
}

} // namespace

std::string instantText(std::int64_t seconds)
{
    const base::Instant instant{seconds};
    return seconds % base::secondsPerDay == 0 ? base::isoText(base::utcDateOf(instant)) : base::isoText(instant);
}

FieldValue textValue(std::string_view raw)
{
    FieldValue value;
    value.raw = std::string(raw);
    value.text = base::comparable(raw);
    value.blank = value.text.empty();
    return value;
}

FieldValue valueOf(const data::Column *column, std::size_t row)
{
    if (!column)
        return {};
    if (const auto *text = column->asText())
        return text->codes[row] == 0 ? FieldValue{} : textValue(text->text(row));
    FieldValue value;
    if (const auto *number = column->asNumber()) {
        value.kind = FieldValue::Kind::number;
        value.number = number->values[row];
        value.blank = std::isnan(value.number);
        if (!value.blank)
            value.raw = base::numberText(value.number);
    } else {
        value.kind = FieldValue::Kind::instant;
        value.instant = column->asInstant()->seconds[row];
        value.blank = value.instant == data::InstantColumn::blank;
        if (!value.blank)
            value.raw = instantText(value.instant);
    }
    value.text = base::comparable(value.raw);
    return value;
}

FieldValue answeredValue(const data::Column *column, std::string_view raw)
{
    FieldValue value = textValue(raw);
    if (!column || column->asText())
        return value;
    if (column->asNumber()) {
        value.kind = FieldValue::Kind::number;
        const std::optional<double> number = base::parseNumber(base::trimmed(raw));
        value.blank = !number;
        value.number = number.value_or(value.number);
    } else {
        value.kind = FieldValue::Kind::instant;
        const std::optional<base::Instant> instant = base::parseIsoInstant(base::trimmed(raw));
        value.blank = !instant;
        value.instant = instant ? instant->seconds : value.instant;
    }
    return value;
}

CompiledTest::CompiledTest(const model::Test &test)
    : m_test(test), m_asksNumber(test.low || test.high), m_asksDate(test.lowDate || test.highDate)
{
    for (const std::string &listedText : test.values) {
        std::string text = base::comparable(listedText);
        const std::string_view raw = base::trimmed(listedText);
        if (const auto number = base::parseNumber(raw); number && base::numberText(*number) == raw)
            m_numbers.push_back(*number);
        if (const auto instant = base::parseIsoInstant(raw);
            instant && base::comparable(instantText(instant->seconds)) == text)
            m_instants.push_back(instant->seconds);
        m_texts.push_back(std::move(text));
    }
    std::sort(m_texts.begin(), m_texts.end());
    std::sort(m_numbers.begin(), m_numbers.end());
    std::sort(m_instants.begin(), m_instants.end());
}

bool CompiledTest::holds(const FieldValue &value, base::Instant asOf) const
{
    if (value.blank)
        return asksBlank();
    if (value.kind == FieldValue::Kind::number)
        return holdsNumber(value.number);
    if (value.kind == FieldValue::Kind::instant)
        return holdsInstant(value.instant, asOf);
    switch (m_test.kind) {
    case TestKind::isBlank: return false;
    case TestKind::isOneOf:
    case TestKind::isNot:
    case TestKind::contains:
    case TestKind::startsWith: return holdsText(value.text);
    case TestKind::between:
    case TestKind::atLeast:
    case TestKind::atMost:
        if (m_asksNumber) {
            const std::optional<double> number = base::parseNumber(base::trimmed(value.raw));
            return number && inNumberRange(*number);
        }
        [[fallthrough]];
    case TestKind::before:
    case TestKind::after: break;
    }
    const std::optional<base::Instant> instant = base::parseIsoInstant(base::trimmed(value.raw));
    return instant && inDateRange(instant->seconds, asOf);
}

bool CompiledTest::holdsNumber(double number) const
{
    switch (m_test.kind) {
    case TestKind::isOneOf: return listed(m_numbers, number);
    case TestKind::isNot: return !listed(m_numbers, number);
    case TestKind::contains:
    case TestKind::startsWith: return holdsText(base::comparable(base::numberText(number)));
    case TestKind::between:
    case TestKind::atLeast:
    case TestKind::atMost: return m_asksNumber && inNumberRange(number);
    case TestKind::before:
    case TestKind::after:
    case TestKind::isBlank: break;
    }
    return false;
}

bool CompiledTest::holdsInstant(std::int64_t seconds, base::Instant asOf) const
{
    const auto isListed = [&] { return std::binary_search(m_instants.begin(), m_instants.end(), seconds); };
    switch (m_test.kind) {
    case TestKind::isOneOf: return isListed();
    case TestKind::isNot: return !isListed();
    case TestKind::contains:
    case TestKind::startsWith: return holdsText(base::comparable(instantText(seconds)));
    case TestKind::isBlank: return false;
    default: return inDateRange(seconds, asOf);
    }
}

bool CompiledTest::holdsText(std::string_view comparable) const
{
    switch (m_test.kind) {
    case TestKind::isOneOf: return std::binary_search(m_texts.begin(), m_texts.end(), comparable);
    case TestKind::isNot: return !std::binary_search(m_texts.begin(), m_texts.end(), comparable);
    case TestKind::contains:
        return std::any_of(m_texts.begin(), m_texts.end(),
                           [&](const std::string &text) { return comparable.find(text) != std::string_view::npos; });
    case TestKind::startsWith:
        return std::any_of(m_texts.begin(), m_texts.end(),
                           [&](const std::string &text) { return comparable.starts_with(text); });
    default: return false;
    }
}

bool CompiledTest::inNumberRange(double number) const
{
    const bool fromBelow = m_test.kind == TestKind::atMost || !m_test.low || number >= *m_test.low;
    const bool fromAbove = m_test.kind == TestKind::atLeast || !m_test.high || number <= *m_test.high;
    return fromBelow && fromAbove;
}

bool CompiledTest::inDateRange(std::int64_t seconds, base::Instant asOf) const
{
    if (!m_asksDate)
        return false;
    const auto low = [&] { return secondsOfBound(*m_test.lowDate, asOf); };
    const auto high = [&] { return secondsOfBound(*m_test.highDate, asOf); };
    switch (m_test.kind) {
    case TestKind::between: return (!m_test.lowDate || seconds >= low()) && (!m_test.highDate || seconds <= high());
    case TestKind::atLeast: return m_test.lowDate && seconds >= low();
    case TestKind::atMost: return m_test.highDate && seconds <= high();
    case TestKind::after: return m_test.lowDate && seconds > low();
    case TestKind::before: return m_test.highDate && seconds < high();
    default: return false;
    }
}

void CompiledTest::addFlips(const FieldValue &value, std::vector<std::int64_t> &seconds) const
{
    if (value.blank || value.kind == FieldValue::Kind::number)
        return;
    std::int64_t instant = value.instant;
    if (value.kind == FieldValue::Kind::text) {
        const std::optional<base::Instant> parsed = base::parseIsoInstant(base::trimmed(value.raw));
        if (!parsed)
            return;
        instant = parsed->seconds;
    }
    for (const auto &bound : {m_test.lowDate, m_test.highDate}) {
        if (!bound || bound->at)
            continue;
        const std::int64_t meets = instant - bound->daysFromAsOf * base::secondsPerDay;
        seconds.push_back(meets);
        seconds.push_back(meets + 1);
    }
}

} // namespace leadlight::scoring
