// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "data/column.h"
#include "model/scoring_model.h"

namespace leadlight::scoring {

/// One attribute of one lead in every form that a test may ask for. An attribute that the table does not have is
/// blank for everyone.
struct FieldValue {
    enum class Kind : std::uint8_t { text, number, instant };
    Kind kind = Kind::text;
    bool blank = true;
    std::string raw;  ///< as cellText gives it
    std::string text; ///< trimmed and folded
    double number = std::numeric_limits<double>::quiet_NaN();
    std::int64_t instant = data::InstantColumn::blank;
};

/// `column` may be null.
[[nodiscard]] FieldValue valueOf(const data::Column *column, std::size_t row);
[[nodiscard]] FieldValue textValue(std::string_view raw);
/// What `column` would hold if somebody answered `raw`; blank if it cannot hold it.
[[nodiscard]] FieldValue answeredValue(const data::Column *column, std::string_view raw);
/// As data::Column::cellText writes an instant.
[[nodiscard]] std::string instantText(std::int64_t seconds);

/// A model::Test made ready: texts folded, numbers parsed (domain.md §4). Number and date tests on a text parse it;
/// text tests on a number or a date compare its text. Immutable.
class CompiledTest {
public:
    explicit CompiledTest(const model::Test &test);

    [[nodiscard]] bool asksBlank() const { return m_test.kind == model::TestKind::isBlank; }
    [[nodiscard]] const model::Test &source() const { return m_test; }
    [[nodiscard]] bool holds(const FieldValue &value, base::Instant asOf) const;
    /// The same for values that are not blank.
    [[nodiscard]] bool holdsNumber(double number) const;
    [[nodiscard]] bool holdsInstant(std::int64_t seconds, base::Instant asOf) const;
    /// Appends every second at which the answer for `value` may change as as-of moves on.
    void addFlips(const FieldValue &value, std::vector<std::int64_t> &seconds) const;

private:
    [[nodiscard]] bool holdsText(std::string_view comparable) const;
    [[nodiscard]] bool inNumberRange(double number) const;
    [[nodiscard]] bool inDateRange(std::int64_t seconds, base::Instant asOf) const;

    model::Test m_test;
    std::vector<std::string> m_texts;   ///< comparable, sorted
    std::vector<double> m_numbers;      ///< those texts that are a number's own text, sorted
    std::vector<std::int64_t> m_instants; ///< those that are an instant's own text, sorted
    bool m_asksNumber = false;
    bool m_asksDate = false;
};

} // namespace leadlight::scoring
