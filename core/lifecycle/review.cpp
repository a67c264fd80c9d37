// SPDX-License-Identifier: GPL-3.0-or-later
#include "lifecycle/review.h"

#include <algorithm>
#include <charconv>

#include <nlohmann/json.hpp>

namespace leadlight::lifecycle {

namespace {

using ReviewJson = nlohmann::json;

void putTime(ReviewJson &json, const char *key, const std::optional<base::Instant> &time)
{
    if (time)
        json[key] = time->seconds;
}

void putPerson(ReviewJson &json, const char *key, const base::Uuid &person)
{
    if (!person.isNull())
        json[key] = person.text();
}

constexpr std::size_t figureCount = 8;

ReviewJson figuresJson(const ReviewFigures &figures)
{
    ReviewJson json = ReviewJson::array({figures.asOf.seconds, figures.leads, figures.qualify, figures.decided, figures.accepted, figures.closed,
                                         figures.won, nullptr});
    if (figures.pairs)
        json.back() = *figures.pairs;
    return json;
}

/// Reads the members of a review; one that is there with another type makes it none.
class ReviewReader {
public:
    explicit ReviewReader(const ReviewJson &json) : m_json(json) {}

    void text(const char *key, std::string &into)
    {
        if (const ReviewJson *found = find(key); found && (m_fits = m_fits && found->is_string()))
            into = found->get<std::string>();
    }
    void person(const char *key, base::Uuid &into)
    {
        std::string id;
        text(key, id);
        if (id.empty())
            return;
        const auto parsed = base::Uuid::parse(id);
        m_fits = m_fits && parsed.has_value();
        into = parsed.value_or(base::Uuid{});
    }
    void people(const char *key, std::vector<base::Uuid> &into)
    {
        const ReviewJson *found = find(key);
        m_fits = m_fits && (!found || found->is_array());
        for (std::size_t i = 0; found && m_fits && i < found->size(); ++i) {
            const auto parsed = (*found)[i].is_string() ? base::Uuid::parse((*found)[i].get<std::string>()) : std::nullopt;
            m_fits = parsed.has_value();
            into.push_back(parsed.value_or(base::Uuid{}));
        }
    }
    /// Figures as a list of numbers, in the order of ReviewFigures.
    void figures(const char *key, std::optional<ReviewFigures> &into)
    {
        const ReviewJson *found = find(key);
        if (!found)
            return;
        const bool areNumbers = found->is_array() && found->size() == figureCount
                                && std::all_of(found->begin(), found->end() - 1, [](const ReviewJson &each) { return each.is_number_integer(); })
                                && (found->back().is_number_integer() || found->back().is_null());
        if (!(m_fits = m_fits && areNumbers))
            return;
        const auto at = [&](std::size_t index) { return (*found)[index].get<std::int64_t>(); };
        into = ReviewFigures{{at(0)}, at(1), at(2), at(3), at(4), at(5), at(6), {}};
        if (!found->back().is_null())
            into->pairs = at(figureCount - 1);
    }
    std::optional<std::int64_t> number(const char *key)
    {
        const ReviewJson *found = find(key);
        if (found)
            m_fits = m_fits && found->is_number_integer();
        return found && m_fits ? std::optional(found->get<std::int64_t>()) : std::nullopt;
    }
    [[nodiscard]] bool fits() const { return m_fits; }

private:
    [[nodiscard]] const ReviewJson *find(const char *key) const
    {
        const auto found = m_json.find(key);
        return found == m_json.end() ? nullptr : &*found;
    }

    const ReviewJson &m_json;
    bool m_fits = true;
};

} // namespace

std::string reviewText(const Review &review)
{
    ReviewJson json{{"version", review.version}, {"opened", review.opened.seconds}, {"verdict", review.verdict},
                    {"lessons", review.lessons}, {"decisions", review.decisions}};
    putPerson(json, "opened_by", review.openedBy);
    putTime(json, "evidence_seen", review.evidenceSeen);
    putPerson(json, "evidence_seen_by", review.evidenceSeenBy);
    putTime(json, "closed", review.closed);
    putPerson(json, "marketing", review.marketing);
    putPerson(json, "sales", review.sales);
    for (const base::Uuid &person : review.present)
        json["present"].push_back(person.text());
    if (review.figures)
        json["figures"] = figuresJson(*review.figures);
    return json.dump(-1, ' ', false, ReviewJson::error_handler_t::replace);
}

std::optional<Review> parseReview(std::string_view number, std::string_view text)
{
    Review review;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), review.number);
    const ReviewJson json = ReviewJson::parse(text, nullptr, false);
    if (error != std::errc() || end != number.data() + number.size() || review.number < 1 || !json.is_object())
        return std::nullopt;
    ReviewReader reader(json);
    const auto version = reader.number("version");
    const auto opened = reader.number("opened");
    const auto seen = reader.number("evidence_seen");
    const auto closed = reader.number("closed");
    reader.text("verdict", review.verdict);
    reader.text("lessons", review.lessons);
    reader.text("decisions", review.decisions);
    reader.person("opened_by", review.openedBy);
    reader.person("evidence_seen_by", review.evidenceSeenBy);
    reader.person("marketing", review.marketing);
    reader.person("sales", review.sales);
    reader.people("present", review.present);
    reader.figures("figures", review.figures);
    if (!reader.fits() || !version || !opened)
        return std::nullopt;
    review.version = static_cast<int>(*version);
    review.opened.seconds = *opened;
    if (seen)
        review.evidenceSeen = base::Instant{*seen};
    if (closed)
        review.closed = base::Instant{*closed};
    return review;
}

} // namespace leadlight::lifecycle
