// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/import_plan.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace leadlight::io {

namespace {

using domain::FieldType;
using Target = std::pair<std::string_view, FieldType>;

constexpr std::array<std::string_view, 6> kindKeys{"leads", "activities", "accounts", "campaigns", "outcomes", "targets"};

constexpr std::array activityTargets{
    Target{"lead", FieldType::text},    Target{"lead_email", FieldType::text}, Target{"time", FieldType::instant},
    Target{"type", FieldType::text},    Target{"channel", FieldType::text},    Target{"asset", FieldType::text},
    Target{"area", FieldType::text},    Target{"phase", FieldType::text},      Target{"campaign", FieldType::text},
    Target{"number", FieldType::number}, Target{"text", FieldType::text},      Target{"external_id", FieldType::text},
    Target{"account", FieldType::text},  Target{"account_domain", FieldType::text}};
constexpr std::array accountTargets{
    Target{"name", FieldType::text},        Target{"domain", FieldType::text},           Target{"industry", FieldType::text},
    Target{"employees", FieldType::number}, Target{"annual_revenue", FieldType::number}, Target{"country", FieldType::text},
    Target{"city", FieldType::text},        Target{"hq_country", FieldType::text},       Target{"target", FieldType::text},
    Target{"external_id", FieldType::text}};
constexpr std::array campaignTargets{Target{"name", FieldType::text},    Target{"channel", FieldType::text},
                                     Target{"from", FieldType::instant}, Target{"to", FieldType::instant},
                                     Target{"cost", FieldType::number},  Target{"currency", FieldType::text}};
constexpr std::array accountListTargets{Target{"name", FieldType::text}, Target{"domain", FieldType::text},
                                        Target{"external_id", FieldType::text}};
constexpr std::array furtherLeadTargets{Target{"stage", FieldType::text}, Target{"owner", FieldType::text},
                                        Target{"full_name", FieldType::text}, Target{"id", FieldType::text},
                                        Target{"currency", FieldType::text}};

const std::vector<Target> &leadTargets()
{
    static const std::vector<Target> targets = [] {
        std::vector<Target> all(furtherLeadTargets.begin(), furtherLeadTargets.end());
        for (const domain::LeadField &field : domain::leadFields())
            all.emplace_back(field.key, field.type);
        return all;
    }();
    return targets;
}

} // namespace

std::string_view keyOf(ImportKind kind)
{
    return kindKeys[static_cast<std::size_t>(kind)];
}

std::optional<ImportKind> parseImportKind(std::string_view text)
{
    const auto found = std::find(kindKeys.begin(), kindKeys.end(), text);
    if (found == kindKeys.end())
        return std::nullopt;
    return static_cast<ImportKind>(found - kindKeys.begin());
}

std::span<const Target> targetsOf(ImportKind kind)
{
    switch (kind) {
    case ImportKind::leads:
    case ImportKind::outcomes:
        return leadTargets();
    case ImportKind::activities:
        return activityTargets;
    case ImportKind::accounts:
        return accountTargets;
    case ImportKind::campaigns:
        return campaignTargets;
    case ImportKind::targets:
        break;
    }
    return accountListTargets;
}

std::optional<FieldType> typeOfTarget(ImportKind kind, std::string_view target)
{
    for (const auto &[key, type] : targetsOf(kind)) {
        if (key == target)
            return type;
    }
    return std::nullopt;
}

const PlanColumn *ImportPlan::find(std::string_view target) const
{
    const auto found = std::find_if(columns.begin(), columns.end(), [target](const PlanColumn &column) { return column.target == target; });
    return found == columns.end() ? nullptr : &*found;
}

DialectOptions ImportPlan::dialectOptions() const
{
    DialectOptions options;
    options.header = dialect.header;
    if (dialect.format == FileFormat::xlsx) {
        options.sheet = dialect.sheet;
        return options;
    }
    if (dialect.format == FileFormat::json)
        return {};
    options.encoding = dialect.encoding;
    options.delimiter = dialect.syntax.delimiter;
    options.quote = dialect.syntax.quote;
    return options;
}

base::Result<ImportPlan> bindPlan(ImportPlan plan, const TableReader &reader)
{
    const std::vector<std::string> &names = reader.columns();
    std::unordered_set<std::size_t> used;
    for (PlanColumn &column : plan.columns) {
        const auto found = std::find(names.begin(), names.end(), column.name);
        if (found != names.end())
            column.index = static_cast<std::size_t>(found - names.begin());
        else if (!plan.dialect.header && column.index < names.size())
            column.name = names[column.index];
        else if (column.target != "ignore")
            return base::fail(base::ErrorKind::unreadable, "mapping.column_missing", {column.name}, {reader.name(), 0, {}});
        if (column.index < names.size())
            used.insert(column.index);
    }
    std::erase_if(plan.columns, [&](const PlanColumn &column) { return column.index >= names.size(); });
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (used.contains(i))
            continue;
        PlanColumn ignored;
        ignored.name = names[i];
        ignored.index = i;
        plan.columns.push_back(std::move(ignored));
    }
    plan.dialect = reader.dialect();
    plan.notes = reader.notes();
    return plan;
}

} // namespace leadlight::io
