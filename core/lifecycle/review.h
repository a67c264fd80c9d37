// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/time.h"
#include "base/uuid.h"

namespace leadlight::lifecycle {

/// What the review found as it opened, over all leads; outcomes and Sales' verdicts of the 12 months before.
struct ReviewFigures {
    base::Instant asOf;
    std::int64_t leads = 0;
    std::int64_t qualify = 0; ///< would qualify under the version in force
    std::int64_t decided = 0; ///< by Sales
    std::int64_t accepted = 0;
    std::int64_t closed = 0; ///< won or lost
    std::int64_t won = 0;
    std::optional<std::int64_t> pairs; ///< of 1000 pairs of a win and another, those in which the win had scored higher
    bool operator==(const ReviewFigures &) const = default;
};

/// One review of the model in force by both sides (domain.md §5). It closes with both sides there, the evidence page
/// seen and a verdict; its lessons and decisions open the next one.
struct Review {
    int number = 0; ///< from 1
    int version = 0; ///< of the model that was in force as it opened
    base::Instant opened;
    base::Uuid openedBy;
    std::optional<base::Instant> evidenceSeen;
    base::Uuid evidenceSeenBy;
    std::string verdict;
    std::string lessons;
    std::string decisions; ///< one a line
    std::optional<base::Instant> closed;
    base::Uuid marketing; ///< who closed it for the side; null while it is open
    base::Uuid sales;
    std::vector<base::Uuid> present; ///< who sat at the table when something was done in it, in order of coming
    std::optional<ReviewFigures> figures; ///< none in reviews that were opened before they were kept
    bool operator==(const Review &) const = default;
};

/// From one review to the next, unless the organisation says otherwise.
inline constexpr base::Span usualReviewSpan{3, base::Span::Unit::months};
/// So many days before it is due, the window says so.
inline constexpr int reviewNoticeDays = 14;
inline constexpr std::string_view reviewRulePrefix = "review."; ///< of the rules that hold reviews

/// Canonical JSON of a review under its number, and back; nothing for anything else.
[[nodiscard]] std::string reviewText(const Review &review);
[[nodiscard]] std::optional<Review> parseReview(std::string_view number, std::string_view text);

} // namespace leadlight::lifecycle
