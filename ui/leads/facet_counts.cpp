// SPDX-License-Identifier: GPL-3.0-or-later
#include "leads/facet_counts.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include <QCoreApplication>

#include "bridge/text.h"
#include "workspace/our_words.h"
#include "workspace/queries/lead_list.h"

namespace leadlight::leads {

namespace {

struct KnownFacet {
    std::string_view key;
    bool openAtFirst;
};
constexpr std::string_view scoresPlace = "scores"; ///< no column: here stand the scores and the age
constexpr std::array<KnownFacet, 10> knownFacets{{{"stage", true},
                                                 {"rank", true},
                                                 {"late", false},
                                                 {"owner", false},
                                                 {"pursued_by", false},
                                                 {scoresPlace, false},
                                                 {"source", true},
                                                 {"industry", true},
                                                 {"country", false},
                                                 {"campaign", false}}};
constexpr std::array<std::string_view, 6> notFacets{"first_name", "last_name", "email", "phone", "external_id", "notes"};
constexpr std::uint32_t mostValues = 40; ///< of a column that only this file has
constexpr std::size_t mostFacets = 24;

const data::Column *facetColumn(const workspace::Snapshot &snapshot, std::string_view key)
{
    const auto found = std::find_if(snapshot.columns.rbegin(), snapshot.columns.rend(),
                                    [&](const auto &column) { return column->key == key; });
    return found == snapshot.columns.rend() ? nullptr : found->get();
}

void addRanges(const workspace::Snapshot &snapshot, std::vector<FacetField> &fields)
{
    for (const char *key : {"fit", "engagement"}) {
        if (const data::Column *score = facetColumn(snapshot, key); score && score->asNumber()) {
            const QString label = QCoreApplication::translate("FacetCounts", "%1 score").arg(bridge::toQt(score->label));
            fields.push_back({score->key, bridge::toUtf8(label), false, true});
        }
    }
    if (const data::Column *created = facetColumn(snapshot, "created_at"); created && created->asInstant()) {
        fields.push_back({created->key, bridge::toUtf8(QCoreApplication::translate("FacetCounts", "Age")), false, true});
    }
}

bool isKnownFacet(std::string_view key)
{
    return std::any_of(knownFacets.begin(), knownFacets.end(), [&](const KnownFacet &f) { return f.key == key; });
}

data::Filter filterWithout(const data::Filter &filter, const std::vector<std::string> &ranks, const std::string &key)
{
    std::vector<data::Filter::Term> terms;
    for (const data::Filter::Term &term : filter.terms()) {
        if (key.empty() || term.field != key) {
            terms.push_back(term);
        }
    }
    if (!ranks.empty() && key != "rank") {
        terms.push_back({"rank", ":", ranks, false});
    }
    return data::Filter(std::move(terms));
}

void orderRanks(const workspace::Snapshot &snapshot, std::vector<data::FacetValue> &values)
{
    const model::ScoringModel &model = *snapshot.model;
    std::vector<data::FacetValue> ordered;
    for (const model::Cell &cell : model.order) {
        const std::string name = model.nameOf(cell);
        const auto found = std::find_if(values.begin(), values.end(), [&](const auto &v) { return v.value == name; });
        ordered.push_back(found == values.end() ? data::FacetValue{name, 0} : *found);
    }
    values = std::move(ordered);
}

} // namespace

std::vector<FacetField> facetFields(const workspace::Snapshot &snapshot)
{
    std::vector<FacetField> fields;
    for (const KnownFacet &known : knownFacets) {
        if (known.key == scoresPlace) {
            addRanges(snapshot, fields);
            continue;
        }
        const data::Column *column = facetColumn(snapshot, known.key);
        if (column && column->asText() && column->asText()->dictionary->size() > 1) {
            fields.push_back({column->key, workspace::columnLabel(snapshot, *column), known.openAtFirst});
        }
    }
    for (const auto &column : snapshot.leads.columns()) {
        const data::TextColumn *text = column->asText();
        const bool few = text && text->dictionary->size() > 2 && text->dictionary->size() <= mostValues + 1;
        const bool personal = std::find(notFacets.begin(), notFacets.end(), column->key) != notFacets.end();
        if (few && !personal && !isKnownFacet(column->key) && fields.size() < mostFacets) {
            fields.push_back({column->key, workspace::columnLabel(snapshot, *column), false});
        }
    }
    return fields;
}

base::Result<std::vector<FacetCount>> countFacets(const workspace::Snapshot &snapshot, const data::Filter &filter,
                                                  const std::vector<std::string> &ranks,
                                                  const std::vector<std::string> &keys, const base::Progress *progress)
{
    std::vector<FacetCount> counts;
    const data::Filter whole = filterWithout(filter, ranks, {});
    std::optional<std::vector<std::uint32_t>> wholeRows;
    for (const std::string &key : keys) {
        const data::Column *column = facetColumn(snapshot, key);
        if (!column) {
            continue;
        }
        const data::Filter without = filterWithout(filter, ranks, key);
        std::vector<std::uint32_t> own;
        const std::vector<std::uint32_t> *rows = &own;
        if (without == whole && wholeRows) {
            rows = &*wholeRows;
        } else {
            auto found = workspace::matchingRows(snapshot, without, progress);
            if (!found) {
                return base::fail(std::move(found.error()));
            }
            own = std::move(*found);
            if (without == whole) {
                wholeRows = std::move(own);
                rows = &*wholeRows;
            }
        }
        FacetCount count{key, {}, {}};
        if (column->asText()) {
            count.values = data::facetCounts(*column, *rows);
        } else {
            for (RangeCount &range : rangeCounts(snapshot, *column, *rows)) {
                count.values.push_back({std::move(range.label), range.count});
                count.ranges.push_back(std::move(range.range));
            }
        }
        if (key == "rank") {
            orderRanks(snapshot, count.values);
        }
        counts.push_back(std::move(count));
    }
    return counts;
}

} // namespace leadlight::leads
