// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/sample/sample_world.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>

#include "base/text.h"
#include "domain/activity.h"
#include "domain/lead_fields.h"
#include "workspace/sample/sample_random.h"
#include "workspace/sample/sample_vocabulary.h"

namespace leadlight::workspace {

namespace {

constexpr std::int64_t worldSpan = 730 * base::secondsPerDay;

template <class Items> std::size_t pickWeighted(SampleRandom &random, const Items &items)
{
    std::vector<double> weights;
    for (const auto &item : items)
        weights.push_back(item.weight);
    return random.pick(weights);
}

/// Grows one column per known field; a row starts blank in all of them.
class ColumnsBuilder {
public:
    explicit ColumnsBuilder(std::size_t rows) : m_rows(rows) {}

    void setText(std::size_t row, std::string_view key, std::string_view text)
    {
        TextCells &cells = m_texts[std::string(key)];
        if (!cells.dictionary) {
            cells.dictionary = std::make_shared<data::Dictionary>();
            cells.codes.assign(m_rows, 0);
        }
        cells.codes[row] = cells.dictionary->codeFor(text);
    }
    void setNumber(std::size_t row, std::string_view key, double value)
    {
        auto &values = m_numbers[std::string(key)];
        if (values.empty())
            values.assign(m_rows, std::numeric_limits<double>::quiet_NaN());
        values[row] = value;
    }
    void setInstant(std::size_t row, std::string_view key, std::int64_t seconds)
    {
        auto &values = m_instants[std::string(key)];
        if (values.empty())
            values.assign(m_rows, data::InstantColumn::blank);
        values[row] = seconds;
    }

    /// Makes `row` say of the person what `from` says, as when somebody fills in a second form.
    void copyPerson(std::size_t from, std::size_t row)
    {
        for (const std::string_view key : {"first_name", "last_name", "email", "title", "company", "domain", "country", "phone"}) {
            if (auto cells = m_texts.find(std::string(key)); cells != m_texts.end())
                cells->second.codes[row] = cells->second.codes[from];
        }
    }

    /// In the order of the known fields.
    [[nodiscard]] data::Table table()
    {
        std::vector<std::shared_ptr<const data::Column>> columns;
        for (const domain::LeadField &field : domain::leadFields()) {
            auto column = std::make_shared<data::Column>();
            column->key = field.key;
            column->label = field.label;
            const std::string key(field.key);
            if (const auto text = m_texts.find(key); text != m_texts.end())
                column->values = data::TextColumn{text->second.dictionary, std::move(text->second.codes)};
            else if (const auto number = m_numbers.find(key); number != m_numbers.end())
                column->values = data::NumberColumn{std::move(number->second)};
            else if (const auto instant = m_instants.find(key); instant != m_instants.end())
                column->values = data::InstantColumn{std::move(instant->second)};
            else
                continue;
            columns.push_back(std::move(column));
        }
        return {m_rows, std::move(columns)};
    }

private:
    struct TextCells {
        std::shared_ptr<data::Dictionary> dictionary;
        std::vector<std::uint32_t> codes;
    };
    std::size_t m_rows;
    std::map<std::string, TextCells> m_texts;
    std::map<std::string, std::vector<double>> m_numbers;
    std::map<std::string, std::vector<std::int64_t>> m_instants;
};

struct Company {
    std::string name;
    std::string domain;
    std::size_t industry = 0;
    std::size_t country = 0;
    double employees = 0;
};

std::vector<Company> makeCompanies(SampleRandom &random, std::size_t count)
{
    std::vector<Company> companies;
    for (std::size_t i = 0; i < count; ++i) {
        Company company;
        const auto first = sample::companyFirst[random.below(sample::companyFirst.size())];
        const auto second = sample::companySecond[random.below(sample::companySecond.size())];
        const std::size_t number = i / 640;
        company.name = std::string(first) + " " + std::string(second)
                       + (number > 0 ? " " + std::string(sample::companyForms[random.below(sample::companyForms.size())]) : "");
        company.domain = base::keyOf(std::string(first) + std::string(second)) + (number > 0 ? std::to_string(number) : "") + ".example";
        company.industry = pickWeighted(random, sample::industries);
        company.country = pickWeighted(random, sample::countries);
        // Squared uniform steps give many small and few large companies without libm.
        const double size = random.unit();
        company.employees = 5 + static_cast<double>(static_cast<int>(9000 * size * size * size * size));
        companies.push_back(std::move(company));
    }
    return companies;
}

std::string asciiLetters(std::string_view name)
{
    std::string out;
    for (const char c : base::folded(name)) {
        if (c >= 'a' && c <= 'z')
            out += c;
    }
    return out;
}

double sizeWorth(double employees)
{
    if (employees < 20)
        return -0.9;
    if (employees < 200)
        return -0.1;
    return employees < 2500 ? 0.5 : 0.2;
}

/// Writes the facts of one believable lead and returns what they are worth.
double writeLead(ColumnsBuilder &columns, SampleRandom &random, std::size_t row, const Company &company, std::int64_t created)
{
    const auto first = sample::firstNames[random.below(sample::firstNames.size())];
    const auto last = sample::lastNames[random.below(sample::lastNames.size())];
    const std::size_t seniority = pickWeighted(random, sample::seniorities);
    const auto function = sample::functions[random.below(sample::functions.size())];
    const sample::Weighted &rank = sample::seniorities[seniority];
    const sample::Country &country = sample::countries[company.country];
    columns.setText(row, "first_name", first);
    columns.setText(row, "last_name", last);
    if (!random.chance(0.04))
        columns.setText(row, "email", asciiLetters(first) + "." + asciiLetters(last) + std::to_string(row) + "@" + company.domain);
    columns.setText(row, "title", std::string(rank.text) + (rank.worth < -1 ? "" : " " + std::string(function)));
    if (!random.chance(0.12))
        columns.setText(row, "seniority", rank.text);
    columns.setText(row, "company", company.name);
    columns.setText(row, "domain", company.domain);
    if (!random.chance(0.1))
        columns.setText(row, "industry", sample::industries[company.industry].text);
    if (!random.chance(0.15))
        columns.setNumber(row, "employees", company.employees);
    if (!random.chance(0.4))
        columns.setNumber(row, "annual_revenue", company.employees * 180000);
    columns.setText(row, "country", country.name);
    columns.setText(row, "city", country.city);
    if (random.chance(0.55))
        columns.setText(row, "phone", std::string(country.dial) + " " + std::to_string(2000000 + random.below(7000000)));
    const sample::Weighted &budget = sample::budgets[pickWeighted(random, sample::budgets)];
    const sample::Weighted &authority = sample::authorities[pickWeighted(random, sample::authorities)];
    const sample::Weighted &need = sample::needs[pickWeighted(random, sample::needs)];
    columns.setText(row, "budget", budget.text);
    columns.setText(row, "authority", authority.text);
    columns.setText(row, "need", need.text);
    double timing = 0;
    if (random.chance(0.5)) {
        const double months = static_cast<double>(random.below(7) * random.below(4) + 1);
        columns.setNumber(row, "timeframe_months", months);
        columns.setText(row, "timeframe", months <= 3 ? "Under 3 months" : months <= 6 ? "3 to 6 months" : months <= 12 ? "6 to 12 months" : "Over a year");
        timing = months <= 3 ? 0.7 : months <= 6 ? 0.3 : months <= 12 ? -0.3 : -1.0;
    }
    columns.setInstant(row, "created_at", created);
    return rank.worth + sample::industries[company.industry].worth + country.worth + budget.worth + authority.worth + need.worth
           + timing + sizeWorth(company.employees);
}

void writeJunk(ColumnsBuilder &columns, SampleRandom &random, std::size_t row)
{
    constexpr std::array<std::array<std::string_view, 4>, 5> junk{{{"Mickey", "Mouse", "mickey@disney.example", "asdf"},
                                                                   {"asdf", "asdfgh", "asdf@asdf.example", "asdf"},
                                                                   {"Test", "Test", "test@test.example", "test"},
                                                                   {"Donald", "Duck", "duck@mailinator.com", "n/a"},
                                                                   {"qwerty", "xxx", "qwerty@trashmail.com", "qwertz"}}};
    const auto &words = junk[random.below(junk.size())];
    columns.setText(row, "first_name", words[0]);
    columns.setText(row, "last_name", words[1]);
    columns.setText(row, "email", std::to_string(row) + std::string(words[2]));
    columns.setText(row, "company", words[3]);
    columns.setText(row, "phone", "0000000");
}

class ActivityMaker {
public:
    ActivityMaker(SampleRandom &random, base::Instant asOf) : m_random(random), m_asOf(asOf) {}

    /// Activities of one lead between its creation and as-of, more of them and stronger ones the more it is worth.
    /// Returns the heat, which goes into the odds.
    double addFor(std::uint32_t lead, std::int64_t created, double worth, std::string_view campaign)
    {
        const std::int64_t span = m_asOf.seconds - created;
        const double keen = m_random.normal() + 0.35 * worth;
        const auto count = static_cast<std::size_t>(1 + m_random.below(8) + (keen > 0 ? static_cast<std::size_t>(keen * 9) : 0));
        const auto area = static_cast<std::uint32_t>(m_random.below(sample::areas.size()));
        double heat = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const double when = m_random.unit();
            // Interest comes in bursts: most events follow the first contact, some a later revival.
            const double share = m_random.chance(0.7) ? when * when * when : when;
            const std::int64_t time = created + static_cast<std::int64_t>(share * static_cast<double>(std::min<std::int64_t>(span, 400 * base::secondsPerDay)));
            heat += addEvent(lead, std::min(time, m_asOf.seconds - 60), keen, area, i == 0 ? campaign : std::string_view());
        }
        return std::min(heat, 5.0);
    }

    [[nodiscard]] data::ActivityTable build(std::size_t leads)
    {
        return std::move(m_builder).build(leads, m_types, m_assets, m_areas, m_campaigns, m_texts);
    }

private:
    double addEvent(std::uint32_t lead, std::int64_t time, double keen, std::uint32_t area, std::string_view campaign)
    {
        std::vector<double> weights;
        for (const sample::Event &event : sample::events)
            weights.push_back(event.weight * (keen > 0.8 && event.heat > 0.4 ? 2.2 : 1.0));
        const sample::Event &event = sample::events[m_random.pick(weights)];
        data::ActivityTableBuilder::Row row;
        row.lead = lead;
        row.time = time;
        row.type = m_types->codeFor(event.type);
        row.channel = static_cast<std::uint8_t>(domain::channelOfType(event.type));
        row.area = m_areas->codeFor(m_random.chance(0.7) ? sample::areas[area] : sample::areas[m_random.below(sample::areas.size())]);
        row.asset = assetOf(event.type, row.area);
        row.campaign = campaign.empty() ? 0 : m_campaigns->codeFor(campaign);
        row.phase = static_cast<std::uint8_t>(event.heat > 1 ? 3 : event.heat > 0.4 ? 2 : 1);
        if (event.type == "webinar_attended" || event.type == "video_watched")
            row.number = static_cast<double>(5 + m_random.below(50));
        m_builder.add(row);
        return event.heat;
    }
    std::uint32_t assetOf(std::string_view type, std::uint32_t area)
    {
        if (type == "page_view")
            return m_assets->codeFor("/pages/" + std::to_string(1 + m_random.below(30)));
        if (type == "pricing_page")
            return m_assets->codeFor("/pricing/enterprise");
        if (type == "whitepaper" || type == "case_study" || type == "product_flyer" || type == "webinar_attended" || type == "video_watched")
            return m_assets->codeFor(std::string(m_areas->text(area)) + " " + std::to_string(1 + m_random.below(3)));
        return 0;
    }

    SampleRandom &m_random;
    base::Instant m_asOf;
    data::ActivityTableBuilder m_builder;
    std::shared_ptr<data::Dictionary> m_types = std::make_shared<data::Dictionary>();
    std::shared_ptr<data::Dictionary> m_assets = std::make_shared<data::Dictionary>();
    std::shared_ptr<data::Dictionary> m_areas = std::make_shared<data::Dictionary>();
    std::shared_ptr<data::Dictionary> m_campaigns = std::make_shared<data::Dictionary>();
    std::shared_ptr<data::Dictionary> m_texts = std::make_shared<data::Dictionary>();
};

std::vector<domain::Campaign> makeCampaigns(base::Instant asOf)
{
    std::vector<domain::Campaign> campaigns;
    const base::Date today = base::utcDateOf(asOf);
    for (std::size_t i = 0; i < sample::campaigns.size(); ++i) {
        const sample::CampaignSeed &seed = sample::campaigns[i];
        const int start = static_cast<int>(720 - (i * 37) % 400);
        campaigns.push_back({std::string(seed.name), std::string(seed.channel), base::Date{today.days - start},
                             base::Date{today.days - std::max(0, start - 330)}, {seed.cost * 100, "EUR"}});
    }
    return campaigns;
}

} // namespace

SampleWorld makeSampleWorld(std::uint64_t seed, base::Instant asOf, std::size_t count)
{
    SampleRandom random(seed);
    SampleWorld world;
    world.campaigns = makeCampaigns(asOf);
    world.worth.assign(count, 0);
    world.junk.assign(count, 0);
    world.purchased.assign(count, 0);
    ColumnsBuilder columns(count);
    ActivityMaker activities(random, asOf);
    const std::vector<Company> companies = makeCompanies(random, 2400);
    for (std::size_t row = 0; row < count; ++row) {
        // In order of creation, so that newer leads have higher rows, as in a workspace that grew.
        const double age = 1.0 - (static_cast<double>(row) + random.unit()) / static_cast<double>(count);
        const std::int64_t created = asOf.seconds - 3600 - static_cast<std::int64_t>(age * static_cast<double>(worldSpan));
        const std::size_t which = pickWeighted(random, sample::campaigns);
        const sample::CampaignSeed &campaign = sample::campaigns[which];
        world.purchased[row] = campaign.source == "Purchased list";
        world.junk[row] = random.chance(0.011);
        columns.setText(row, "external_id", "NW-" + std::to_string(100000 + row));
        columns.setText(row, "source", campaign.source);
        columns.setText(row, "source_type", world.purchased[row] ? "purchased" : "own");
        columns.setText(row, "campaign", campaign.name);
        if (world.junk[row]) {
            writeJunk(columns, random, row);
            columns.setInstant(row, "created_at", created);
            continue;
        }
        if (row > 200 && random.chance(0.012)) {
            columns.copyPerson(random.below(row), row);
            columns.setInstant(row, "created_at", created);
            continue;
        }
        const double worth = writeLead(columns, random, row, companies[random.below(companies.size())], created) + campaign.worth;
        if (random.chance(0.02))
            columns.setText(row, "do_not_email", "Yes");
        const double heat = world.purchased[row] && random.chance(0.9) ? 0 : activities.addFor(static_cast<std::uint32_t>(row), created, worth, campaign.name);
        world.worth[row] = worth + heat;
    }
    world.leads = columns.table();
    world.activities = activities.build(count);
    return world;
}

} // namespace leadlight::workspace
