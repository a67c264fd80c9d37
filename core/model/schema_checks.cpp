// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "domain/lead_fields.h"
#include "model/rule_checks.h"

namespace leadlight::model {

namespace {

bool asksText(const Test &test)
{
    return test.kind == TestKind::isOneOf || test.kind == TestKind::isNot || test.kind == TestKind::contains
           || test.kind == TestKind::startsWith;
}

bool suits(const Test &test, const data::Column &column)
{
    if (test.kind == TestKind::isBlank || asksText(test)) // text tests take the text of any cell
        return true;
    if (test.lowDate || test.highDate)
        return column.asInstant() != nullptr;
    return column.asNumber() != nullptr;
}

bool textPasses(const Test &test, std::string_view cell)
{
    const std::string text = base::comparable(cell);
    if (text.empty())
        return false;
    const bool found = std::any_of(test.values.begin(), test.values.end(), [&](const std::string &value) {
        const std::string wanted = base::comparable(value);
        if (test.kind == TestKind::contains)
            return text.find(wanted) != std::string::npos;
        if (test.kind == TestKind::startsWith)
            return text.starts_with(wanted);
        return text == wanted;
    });
    return test.kind == TestKind::isNot ? !found : found;
}

bool numberPasses(const Test &test, double value)
{
    const bool aboveLow = test.kind == TestKind::atMost || !test.low || value >= *test.low;
    const bool belowHigh = test.kind == TestKind::atLeast || !test.high || value <= *test.high;
    return !std::isnan(value) && aboveLow && belowHigh;
}

/// Whether any lead passes. Date tests are not judged: what fails as of today may hold tomorrow.
bool someLeadPasses(const Test &test, const data::Column &column)
{
    if (const data::TextColumn *text = column.asText()) {
        if (test.kind == TestKind::isBlank)
            return std::find(text->codes.begin(), text->codes.end(), 0U) != text->codes.end();
        for (std::uint32_t code = 1; code < text->dictionary->size(); ++code) {
            if (textPasses(test, text->dictionary->text(code)))
                return true;
        }
        return false;
    }
    const data::NumberColumn *number = column.asNumber();
    if (!number || asksText(test))
        return true;
    return std::any_of(number->values.begin(), number->values.end(), [&](double value) {
        return test.kind == TestKind::isBlank ? std::isnan(value) : numberPasses(test, value);
    });
}

bool allBlank(const data::Column &column, std::size_t rows)
{
    for (std::size_t row = 0; row < rows; ++row) {
        if (!column.isBlank(row))
            return false;
    }
    return true;
}

/// The column, if there is one with values; else what is wrong with it is told.
const data::Column *usableColumn(const std::string &field, const data::Table &schema, FindingSink &sink)
{
    const data::Column *column = schema.find(field);
    if (!column && !field.empty()) {
        if (domain::findLeadField(field))
            sink.warning("model.field_blank", {field});
        else
            sink.warning("model.field_unknown", {field});
    }
    if (!column || schema.rows() == 0)
        return nullptr;
    if (allBlank(*column, schema.rows())) {
        sink.warning("model.field_blank", {field});
        return nullptr;
    }
    return column;
}

void checkFieldTest(const FieldTest &asked, const data::Table &schema, FindingSink &sink)
{
    const data::Column *column = usableColumn(asked.field, schema, sink);
    if (column && !suits(asked.test, *column))
        sink.warning("model.test_wrong_type", {asked.field});
}

} // namespace

void checkField(const std::string &field, const data::Table &schema, FindingSink &sink)
{
    static_cast<void>(usableColumn(field, schema, sink));
}

void checkAgainstSchema(const Criterion &criterion, const data::Table &schema, FindingSink &sink)
{
    if (criterion.onlyIf)
        checkFieldTest(*criterion.onlyIf, schema, sink);
    if (const auto *stopper = std::get_if<ShowStopperRule>(&criterion.rule))
        checkFieldTest(stopper->test, schema, sink);
    const auto *profile = std::get_if<ProfileRule>(&criterion.rule);
    if (!profile)
        return;
    const data::Column *column = usableColumn(profile->field, schema, sink);
    if (!column)
        return;
    for (std::size_t i = 0; i < profile->bands.size(); ++i) {
        const Band &band = profile->bands[i];
        const std::string name = band.label.empty() ? std::to_string(i + 1) : band.label;
        if (!suits(band.test, *column))
            sink.warning("model.test_wrong_type", {profile->field, name});
        else if (!someLeadPasses(band.test, *column))
            sink.warning("model.band_never_fires", {name});
    }
}

} // namespace leadlight::model
