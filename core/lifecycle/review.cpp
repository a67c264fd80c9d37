// SPDX-License-Identifier: GPL-3.0-or-later
#include "lifecycle/review.h"

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
