// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/draft.h"

#include <algorithm>
#include <map>
#include <set>

namespace leadlight::agreement {

namespace {

bool saysNothing(const DraftRow &row)
{
    return row.marketing.empty() && row.sales.empty() && !row.agreedByMarketing && !row.agreedBySales;
}

bool isTickedByBoth(const DraftRow &row)
{
    return row.agreedByMarketing && row.agreedBySales;
}

/// The value on the table; noValue for a criterion that is not there.
std::string tableText(const model::ScoringModel &model, const std::string &path)
{
    const auto value = model::valueAt(model, path);
    return value ? value->text : std::string(model::noValue);
}

/// "fit/industry" of "fit/industry/band:0"; empty where the path is no part of a criterion.
std::string parentOf(std::string_view path)
{
    const std::size_t last = path.rfind('/');
    const std::size_t first = path.find('/');
    return last == std::string_view::npos || last == first ? std::string() : std::string(path.substr(0, last));
}

void untick(DraftState &state, const std::string &path)
{
    for (DraftRow &row : state.rows) {
        if (row.path == path)
            row.agreedByMarketing = row.agreedBySales = false;
    }
}

void putOnTable(DraftState &state, const std::string &path, model::ScoringModel changed)
{
    const model::ScoringModel before = std::move(state.model);
    state.model = std::move(changed);
    untick(state, path);
    if (const std::string parent = parentOf(path); !parent.empty())
        untick(state, parent); // of a new criterion the parent's tick agreed to this number, too
    settleRows(state, before);
}

void dropSilentRows(DraftState &state)
{
    std::erase_if(state.rows, saysNothing);
}

const model::Band *bandAt(const model::ScoringModel &model, const model::ModelValue &value)
{
    const model::Criterion *criterion = model::findCriterion(model, value.axis, value.criterion);
    const auto *profile = criterion ? std::get_if<model::ProfileRule>(&criterion->rule) : nullptr;
    return profile && value.index < profile->bands.size() ? &profile->bands[value.index] : nullptr;
}

/// The place of the band with the same test, else with the same label.
std::optional<std::size_t> sameBand(const model::ScoringModel &in, const model::ModelValue &value,
                                    const model::Band &band)
{
    const model::Criterion *criterion = model::findCriterion(in, value.axis, value.criterion);
    const auto *profile = criterion ? std::get_if<model::ProfileRule>(&criterion->rule) : nullptr;
    if (!profile)
        return std::nullopt;
    const auto &bands = profile->bands;
    auto found =
        std::find_if(bands.begin(), bands.end(), [&](const model::Band &each) { return each.test == band.test; });
    if (found == bands.end() && !band.label.empty())
        found =
            std::find_if(bands.begin(), bands.end(), [&](const model::Band &each) { return each.label == band.label; });
    if (found == bands.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - bands.begin());
}

std::string bandPath(const model::ModelValue &value, std::size_t index)
{
    return value.path.substr(0, value.path.rfind(':') + 1) + std::to_string(index);
}

/// All values of a model by path; a path asked for one after another costs no copy of the model.
std::map<std::string, model::ModelValue, std::less<>> byPath(const model::ScoringModel &model)
{
    std::map<std::string, model::ModelValue, std::less<>> values;
    for (model::ModelValue &value : model::valuesOf(model)) {
        std::string path = value.path;
        values.emplace(std::move(path), std::move(value));
    }
    return values;
}

using ValuesByPath = std::map<std::string, model::ModelValue, std::less<>>;

/// What textInForce says, with the signed model's values at hand.
std::optional<std::string> signedText(const model::ScoringModel &signedModel, const ValuesByPath &signedValues,
                                      const model::ScoringModel &draft, const model::ModelValue &value)
{
    std::string path = value.path;
    if (value.part == "band") {
        const model::Band *band = bandAt(draft, value);
        const auto index = band ? sameBand(signedModel, value, *band) : std::nullopt;
        if (!index)
            return std::nullopt;
        path = bandPath(value, *index);
    }
    if ((value.part == "region" || value.part == "treatment") && signedModel.cells() == draft.cells()
        && value.index < draft.cells())
        path = value.part + "/" + signedModel.nameOf(signedModel.cellAt(value.index));
    const auto found = signedValues.find(path);
    return found == signedValues.end() ? std::nullopt : std::optional(found->second.text);
}

/// Draft and signed model opened up once, for all rows.
class OpenRows {
public:
    OpenRows(const DraftState &state, const model::ScoringModel *signedModel)
        : m_state(state),
          m_signed(signedModel),
          m_table(byPath(state.model)),
          m_signedValues(signedModel ? byPath(*signedModel) : ValuesByPath())
    {
    }

    [[nodiscard]] bool isOpen(const std::string &path) const
    {
        const DraftRow *row = findRow(m_state.rows, path);
        if (row && isTickedByBoth(*row))
            return false;
        const auto value = m_table.find(path);
        const std::string text = value == m_table.end() ? std::string(model::noValue) : value->second.text;
        const auto differs = [&](const std::string &proposal) { return !proposal.empty() && proposal != text; };
        return (row && (differs(row->marketing) || differs(row->sales))) || isChanged(path, text);
    }

    [[nodiscard]] std::set<std::string> paths() const
    {
        std::set<std::string> all;
        for (const auto &[path, value] : m_table)
            all.insert(path);
        for (const auto &[path, value] : m_signedValues) {
            if (value.kind == model::ValueKind::criterion)
                all.insert(path);
        }
        for (const DraftRow &row : m_state.rows)
            all.insert(row.path);
        return all;
    }

private:
    [[nodiscard]] bool isChanged(const std::string &path, const std::string &text) const
    {
        if (!m_signed)
            return false;
        const auto value = m_table.find(path);
        if (value == m_table.end()) // taken out, unless nobody but a proposal ever knew it
            return m_signedValues.contains(path);
        const auto inForce = signedText(*m_signed, m_signedValues, m_state.model, value->second);
        if (value->second.kind != model::ValueKind::criterion)
            return inForce && *inForce != text;
        const auto left =
            inForce ? model::parseCriterion(*inForce) : base::Result<model::Criterion>(model::Criterion{});
        const auto right = model::parseCriterion(text);
        return !inForce || !left || !right || !model::haveSameDefinition(*left, *right);
    }

    const DraftState &m_state;
    const model::ScoringModel *m_signed;
    ValuesByPath m_table;
    ValuesByPath m_signedValues;
};

} // namespace

const DraftRow *findRow(const std::vector<DraftRow> &rows, std::string_view path)
{
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const DraftRow &row) { return row.path == path; });
    return found == rows.end() ? nullptr : &*found;
}

DraftRow &rowAt(DraftState &state, std::string_view path)
{
    const auto place = std::lower_bound(state.rows.begin(), state.rows.end(), path,
                                        [](const DraftRow &row, std::string_view wanted) { return row.path < wanted; });
    if (place != state.rows.end() && place->path == path)
        return *place;
    DraftRow row;
    row.path = std::string(path);
    return *state.rows.insert(place, std::move(row));
}

base::Result<void> setValue(DraftState &state, const std::string &path, const std::string &text,
                            const DraftAuthors &authors)
{
    if (authors.areNone())
        return base::fail(base::ErrorKind::usage, "draft.nobody");
    model::ScoringModel changed = state.model;
    if (auto set = model::setValueAt(changed, path, text); !set)
        return set;
    const std::string wanted = tableText(changed, path); // as the model writes it
    const std::string before = tableText(state.model, path);
    if (authors.areBoth()) {
        if (wanted != before)
            putOnTable(state, path, std::move(changed));
        return {};
    }
    const bool isMarketing = !authors.marketing.isNull();
    DraftRow &row = rowAt(state, path);
    (isMarketing ? row.marketing : row.sales) = wanted;
    if (wanted != before)
        (isMarketing ? row.agreedByMarketing : row.agreedBySales) = false;
    if (row.marketing != row.sales || wanted == before)
        return {};
    putOnTable(state, path, std::move(changed));
    DraftRow &agreed = rowAt(state, path);
    agreed.agreedByMarketing = agreed.agreedBySales = true;
    return {};
}

base::Result<void> acceptProposal(DraftState &state, const std::string &path, domain::Side from,
                                  const DraftAuthors &authors)
{
    if (authors.areNone())
        return base::fail(base::ErrorKind::usage, "draft.nobody");
    const DraftRow *row = findRow(state.rows, path);
    const std::string wanted = !row ? std::string() : from == domain::Side::marketing ? row->marketing : row->sales;
    if (wanted.empty())
        return base::fail(base::ErrorKind::refused, "draft.no_proposal", {path});
    model::ScoringModel changed = state.model;
    if (auto set = model::setValueAt(changed, path, wanted); !set)
        return set;
    if (wanted != tableText(state.model, path))
        putOnTable(state, path, std::move(changed));
    DraftRow &agreed = rowAt(state, path);
    agreed.agreedByMarketing =
        agreed.agreedByMarketing || from == domain::Side::marketing || !authors.marketing.isNull();
    agreed.agreedBySales = agreed.agreedBySales || from == domain::Side::sales || !authors.sales.isNull();
    return {};
}

base::Result<void> backToSigned(DraftState &state, const std::string &path, const model::ScoringModel &inForce,
                                const DraftAuthors &authors)
{
    if (authors.areNone())
        return base::fail(base::ErrorKind::usage, "draft.nobody");
    if (!authors.areBoth()) {
        DraftRow &row = rowAt(state, path);
        (authors.marketing.isNull() ? row.sales : row.marketing).clear();
        dropSilentRows(state);
        return {};
    }
    const auto value = model::valueAt(state.model, path);
    std::optional<std::string> signedValue;
    if (value && value->kind != model::ValueKind::criterion)
        signedValue = textInForce(inForce, state.model, *value);
    else if (const auto kept = model::valueAt(inForce, path))
        signedValue = kept->text;
    model::ScoringModel changed = state.model;
    if (auto set = model::setValueAt(changed, path, signedValue.value_or(std::string(model::noValue))); !set)
        return set;
    putOnTable(state, path, std::move(changed));
    std::erase_if(state.rows, [&](const DraftRow &row) { return row.path == path; });
    return {};
}

void tick(DraftState &state, const std::string &path, bool ticked, const DraftAuthors &authors)
{
    DraftRow &row = rowAt(state, path);
    if (!authors.marketing.isNull())
        row.agreedByMarketing = ticked;
    if (!authors.sales.isNull())
        row.agreedBySales = ticked;
    dropSilentRows(state);
}

void settleRows(DraftState &state, const model::ScoringModel &before)
{
    const ValuesByPath old = byPath(before);
    const ValuesByPath now = byPath(state.model);
    std::vector<DraftRow> settled;
    for (DraftRow &row : state.rows) {
        const auto was = old.find(row.path);
        if (was != old.end() && was->second.part == "band") {
            const model::Band *band = bandAt(before, was->second);
            const auto index = band ? sameBand(state.model, was->second, *band) : std::nullopt;
            if (!index)
                continue;
            row.path = bandPath(was->second, *index);
        }
        // A row of a criterion may say "take it out" or "put it in": it stays when the criterion is not there.
        const bool isPart = was != old.end() && !was->second.part.empty();
        if (saysNothing(row) || (isPart && !now.contains(row.path)))
            continue;
        settled.push_back(std::move(row));
    }
    std::sort(settled.begin(), settled.end(),
              [](const DraftRow &left, const DraftRow &right) { return left.path < right.path; });
    state.rows = std::move(settled);
}

std::optional<std::string> textInForce(const model::ScoringModel &signedModel, const model::ScoringModel &draft,
                                       const model::ModelValue &value)
{
    return signedText(signedModel, byPath(signedModel), draft, value);
}

bool isOpen(const DraftState &state, const model::ScoringModel *signedModel, const std::string &path)
{
    return OpenRows(state, signedModel).isOpen(path);
}

std::vector<std::string> openPaths(const DraftState &state, const model::ScoringModel *signedModel)
{
    const OpenRows rows(state, signedModel);
    std::vector<std::string> open;
    for (const std::string &path : rows.paths()) {
        if (rows.isOpen(path))
            open.push_back(path);
    }
    return open;
}

} // namespace leadlight::agreement
