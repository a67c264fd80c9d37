// SPDX-License-Identifier: GPL-3.0-or-later
#include "leads/lead_columns.h"

#include <array>
#include <string_view>

#include <QCoreApplication>

#include "bridge/text.h"
#include "workspace/our_words.h"

namespace leadlight::leads {

namespace {

struct FirstColumn {
    std::string_view key;
    int width;
    int least;
    bool quiet;
};

constexpr std::string_view nameKey = "name";
constexpr std::array<FirstColumn, 10> firstColumns{{{"rank", 56, 48, false},
                                                    {nameKey, 136, 124, false},
                                                    {"title", 108, 64, true},
                                                    {"company", 128, 84, false},
                                                    {"fit", 104, 94, false},
                                                    {"engagement", 108, 96, false},
                                                    {"stage", 68, 52, false},
                                                    {"campaign", 116, 72, true},
                                                    {"last_activity", 96, 84, true},
                                                    {"due_at", 104, 92, false}}};

QString columnWord(const char *text)
{
    return QCoreApplication::translate("LeadColumns", text);
}

/// Derived columns stand behind the lead's own, so the last of a key is the derived one.
std::optional<std::size_t> lastColumn(const workspace::Snapshot &snapshot, std::string_view key)
{
    for (std::size_t i = snapshot.columns.size(); i > 0; --i) {
        if (snapshot.columns[i - 1]->key == key) {
            return i - 1;
        }
    }
    return std::nullopt;
}

CellKind kindOf(const data::Column &column, bool derived)
{
    if (derived) {
        if (column.key == "rank") {
            return CellKind::rank;
        }
        if (column.key == "fit" || column.key == "engagement") {
            return CellKind::score;
        }
        if (column.key == "stage") {
            return CellKind::stage;
        }
        if (column.key == "due_at") {
            return CellKind::due;
        }
    }
    if (column.asInstant()) {
        return CellKind::day;
    }
    return column.asNumber() ? CellKind::number : CellKind::text;
}

LeadColumn columnAt(const workspace::Snapshot &snapshot, std::size_t at)
{
    const data::Column &source = *snapshot.columns[at];
    LeadColumn column;
    column.key = bridge::toQt(source.key);
    column.label = bridge::toQt(workspace::columnLabel(snapshot, source));
    column.kind = kindOf(source, at >= snapshot.leads.columns().size());
    column.at = at;
    column.axis = column.kind == CellKind::score && source.key == "engagement" ? 1 : 0;
    return column;
}

bool hasName(const workspace::Snapshot &snapshot)
{
    return snapshot.leads.find("first_name") || snapshot.leads.find("last_name") || snapshot.leads.find("email");
}

} // namespace

std::vector<LeadColumn> leadColumns(const workspace::Snapshot &snapshot)
{
    std::vector<LeadColumn> columns;
    std::vector<bool> taken(snapshot.columns.size(), false);
    for (const FirstColumn &first : firstColumns) {
        LeadColumn column;
        if (first.key == nameKey) {
            column.key = bridge::toQt(nameKey);
            column.label = columnWord("Lead");
            column.kind = CellKind::name;
        } else if (const auto at = lastColumn(snapshot, first.key)) {
            column = columnAt(snapshot, *at);
            taken[*at] = true;
        } else {
            continue;
        }
        column.width = first.width;
        column.leastWidth = first.least;
        column.quiet = first.quiet;
        column.shownAtFirst = true;
        columns.push_back(std::move(column));
    }
    for (std::size_t at = 0; at < snapshot.columns.size(); ++at) {
        if (!taken[at]) {
            columns.push_back(columnAt(snapshot, at));
        }
    }
    return columns;
}

std::vector<workspace::SortBy> sortBy(const LeadColumn &column, const workspace::Snapshot &snapshot, bool descending)
{
    if (column.kind == CellKind::rank) {
        return {{"agreed", descending}};
    }
    if (column.kind != CellKind::name) {
        return {{snapshot.columns[column.at]->key, descending}};
    }
    std::vector<workspace::SortBy> keys;
    for (const char *key : {"last_name", "first_name", "email"}) {
        if (hasName(snapshot) && snapshot.leads.find(key)) {
            keys.push_back({key, descending});
        }
    }
    return keys;
}

bool startsDescending(CellKind kind)
{
    return kind == CellKind::score || kind == CellKind::number || kind == CellKind::day;
}

} // namespace leadlight::leads
