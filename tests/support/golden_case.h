// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "data/activity_table.h"
#include "data/column.h"
#include "domain/lead_fields.h"
#include "model/model_json.h"
#include "scoring/engine.h"

namespace leadlight::test {

/// A golden folder: model.json, leads.csv (field keys, `id`, `account` a number from 1, `junk` where it is not blank),
/// activities.csv (lead or account, time, type, channel, asset, area, number; may be missing) and expected.json {"as_of", "leads": [{"id", "rank", "fit", "engagement", "in_region"?}]}.
/// The CSV files are plain: no comma stands inside a cell; quotes keep a cell's outer blanks.
struct GoldenCase {
    struct Expected {
        std::string id;
        std::size_t row = 0;
        std::string rank;
        std::string fit; ///< exact, as base::exactText writes it
        std::string engagement;
        std::optional<bool> inRegion;
    };

    std::string problem; ///< why the folder could not be read, or empty
    model::ScoringModel model;
    data::Table leads;
    data::ActivityTable activities;
    data::ActivityTable accountActivities;
    std::vector<std::uint16_t> flags;
    std::vector<std::uint32_t> accounts;
    base::Instant asOf;
    std::vector<Expected> expected;

    static GoldenCase read(const std::string &folder)
    {
        GoldenCase golden;
        const auto parsed = model::parseModel(fileText(folder + "/model.json"));
        if (!parsed) {
            golden.problem = parsed.error().code;
            for (const std::string &argument : parsed.error().arguments)
                golden.problem += " " + argument;
            return golden;
        }
        golden.model = *parsed;
        golden.readLeads(rowsOf(folder + "/leads.csv"));
        golden.readActivities(rowsOf(folder + "/activities.csv"));
        golden.readExpected(fileText(folder + "/expected.json"));
        return golden;
    }

    [[nodiscard]] scoring::Input input() const { return {&leads, &activities, flags, accounts, &accountActivities}; }

private:
    using Rows = std::vector<std::vector<std::string>>;

    static std::string fileText(const std::string &path)
    {
        std::ifstream file(path, std::ios::binary);
        std::ostringstream text;
        text << file.rdbuf();
        return text.str();
    }

    static std::string cellOf(std::string_view text)
    {
        const bool quoted = text.size() >= 2 && text.front() == '"' && text.back() == '"';
        return std::string(quoted ? text.substr(1, text.size() - 2) : text);
    }

    static Rows rowsOf(const std::string &path)
    {
        Rows rows;
        std::istringstream lines(fileText(path));
        for (std::string line; std::getline(lines, line);) {
            if (base::trimmed(line).empty())
                continue;
            std::vector<std::string> cells;
            for (const std::string_view cell : base::split(line, ','))
                cells.push_back(cellOf(base::trimmed(cell)));
            rows.push_back(std::move(cells));
        }
        return rows;
    }

    void readLeads(const Rows &rows)
    {
        if (rows.empty()) {
            problem = "no leads";
            return;
        }
        std::vector<std::shared_ptr<const data::Column>> columns;
        flags.assign(rows.size() - 1, scoring::isReachable);
        accounts.assign(rows.size() - 1, 0);
        for (std::size_t i = 0; i < rows[0].size(); ++i) {
            std::vector<std::string> cells;
            for (std::size_t row = 1; row < rows.size(); ++row)
                cells.push_back(i < rows[row].size() ? rows[row][i] : std::string());
            if (rows[0][i] == "id") {
                for (std::size_t row = 0; row < cells.size(); ++row)
                    m_rowOf[cells[row]] = row;
            } else if (rows[0][i] == "account") {
                for (std::size_t row = 0; row < cells.size(); ++row)
                    accounts[row] = static_cast<std::uint32_t>(base::parseNumber(cells[row]).value_or(0));
            } else if (rows[0][i] == "junk") {
                for (std::size_t row = 0; row < cells.size(); ++row)
                    flags[row] = cells[row].empty() ? scoring::isReachable : scoring::isReachable | scoring::isJunk;
            } else {
                columns.push_back(columnOf(rows[0][i], cells));
            }
        }
        leads = data::Table(rows.size() - 1, std::move(columns));
    }

    static std::shared_ptr<const data::Column> columnOf(const std::string &key, const std::vector<std::string> &cells)
    {
        data::Column column{key, key, {}};
        const domain::LeadField *field = domain::findLeadField(key);
        if (field && field->type == domain::FieldType::number) {
            data::NumberColumn numbers;
            for (const std::string &cell : cells)
                numbers.values.push_back(base::parseNumber(cell).value_or(std::numeric_limits<double>::quiet_NaN()));
            column.values = std::move(numbers);
        } else if (field && field->type == domain::FieldType::instant) {
            data::InstantColumn instants;
            for (const std::string &cell : cells) {
                const auto instant = base::parseIsoInstant(cell);
                instants.seconds.push_back(instant ? instant->seconds : data::InstantColumn::blank);
            }
            column.values = std::move(instants);
        } else {
            auto dictionary = std::make_shared<data::Dictionary>();
            data::TextColumn texts;
            for (const std::string &cell : cells)
                texts.codes.push_back(dictionary->codeFor(cell));
            texts.dictionary = std::move(dictionary);
            column.values = std::move(texts);
        }
        return std::make_shared<data::Column>(std::move(column));
    }

    void readActivities(const Rows &rows)
    {
        auto types = std::make_shared<data::Dictionary>();
        auto assets = std::make_shared<data::Dictionary>();
        auto areas = std::make_shared<data::Dictionary>();
        data::ActivityTableBuilder builder;
        data::ActivityTableBuilder accountBuilder;
        for (std::size_t i = 1; i < rows.size(); ++i) {
            const auto cell = [&](std::string_view name) {
                const auto found = std::find(rows[0].begin(), rows[0].end(), name);
                const auto at = static_cast<std::size_t>(found - rows[0].begin());
                return at < rows[i].size() ? rows[i][at] : std::string();
            };
            const auto time = base::parseIsoInstant(cell("time"));
            const auto lead = m_rowOf.find(cell("lead"));
            const auto account = base::parseNumber(cell("account"));
            if (!time || (lead == m_rowOf.end() && !account)) {
                problem = "activity " + std::to_string(i);
                return;
            }
            data::ActivityTableBuilder::Row row;
            row.lead = static_cast<std::uint32_t>(account ? *account - 1 : static_cast<double>(lead->second));
            row.time = time->seconds;
            row.type = types->codeFor(cell("type"));
            row.asset = assets->codeFor(cell("asset"));
            row.area = areas->codeFor(cell("area"));
            row.channel = static_cast<std::uint8_t>(
                domain::parseChannel(cell("channel")).value_or(domain::channelOfType(cell("type"))));
            row.number = base::parseNumber(cell("number")).value_or(std::numeric_limits<double>::quiet_NaN());
            (account ? accountBuilder : builder).add(row);
        }
        const auto none = std::make_shared<data::Dictionary>();
        activities = std::move(builder).build(leads.rows(), types, assets, areas, none, none);
        accountActivities = std::move(accountBuilder).build(leads.rows(), types, assets, areas, none, none);
    }

    void readExpected(const std::string &text)
    {
        const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
        if (json.is_discarded() || !json.contains("leads") || !json.contains("as_of")) {
            problem = "expected.json";
            return;
        }
        const auto moment = base::parseIsoInstant(json.at("as_of").get<std::string>());
        if (!moment) {
            problem = "as_of";
            return;
        }
        asOf = *moment;
        for (const nlohmann::json &lead : json.at("leads")) {
            Expected one;
            one.id = lead.at("id").get<std::string>();
            one.rank = lead.at("rank").get<std::string>();
            one.fit = lead.at("fit").get<std::string>();
            one.engagement = lead.at("engagement").get<std::string>();
            if (lead.contains("in_region"))
                one.inRegion = lead.at("in_region").get<bool>();
            if (m_rowOf.find(one.id) == m_rowOf.end())
                problem = "expected lead " + one.id;
            else
                one.row = m_rowOf[one.id];
            expected.push_back(std::move(one));
        }
    }

    std::map<std::string, std::size_t> m_rowOf;
};

} // namespace leadlight::test
