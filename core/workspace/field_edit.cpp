// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/field_edit.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.h"
#include "domain/lead_fields.h"
#include "store/write.h"
#include "workspace/account_columns.h"
#include "workspace/appended_values.h"
#include "workspace/due_times.h"
#include "workspace/ledger_payload.h"
#include "workspace/session.h"

namespace leadlight::workspace {

namespace {

std::shared_ptr<data::Column> blankColumn(const domain::LeadField &field, std::size_t rows)
{
    auto column = std::make_shared<data::Column>();
    column->key = field.key;
    column->label = field.label;
    switch (field.type) {
    case domain::FieldType::number:
        column->values = data::NumberColumn{std::vector<double>(rows, std::numeric_limits<double>::quiet_NaN())};
        break;
    case domain::FieldType::instant:
        column->values = data::InstantColumn{std::vector<std::int64_t>(rows, data::InstantColumn::blank)};
        break;
    case domain::FieldType::text:
        column->values = data::TextColumn{std::make_shared<data::Dictionary>(), std::vector<std::uint32_t>(rows, 0)};
    }
    return column;
}

/// A copy of the lead's column to change, or a new blank one of a known field.
base::Result<std::shared_ptr<data::Column>> columnToEdit(const Snapshot &snapshot, const std::string &key)
{
    if (isOfAccount(key))
        return base::fail(base::ErrorKind::usage, "field.of_account", {key});
    if (const data::Column *column = snapshot.leads.find(key)) {
        auto copy = std::make_shared<data::Column>(*column);
        if (auto *numbers = std::get_if<data::NumberColumn>(&copy->values))
            numbers->values.resize(snapshot.size(), std::numeric_limits<double>::quiet_NaN());
        else if (auto *instants = std::get_if<data::InstantColumn>(&copy->values))
            instants->seconds.resize(snapshot.size(), data::InstantColumn::blank);
        else
            std::get<data::TextColumn>(copy->values).codes.resize(snapshot.size(), 0);
        return copy;
    }
    if (const domain::LeadField *field = domain::findLeadField(key))
        return blankColumn(*field, snapshot.size());
    return base::fail(base::ErrorKind::usage, "field.unknown", {key});
}

base::Result<void> putCell(data::Column &column, std::size_t row, const std::string &typed)
{
    const std::string text(base::trimmed(typed));
    if (auto *numbers = std::get_if<data::NumberColumn>(&column.values)) {
        const auto value = base::parseNumber(text);
        if (!text.empty() && !value)
            return base::fail(base::ErrorKind::usage, "value.not_a_number", {column.label, text});
        numbers->values[row] = value.value_or(std::numeric_limits<double>::quiet_NaN());
    } else if (auto *instants = std::get_if<data::InstantColumn>(&column.values)) {
        const auto value = base::parseIsoInstant(text);
        if (!text.empty() && !value)
            return base::fail(base::ErrorKind::usage, "value.not_a_date", {column.label, text});
        instants->seconds[row] = value ? value->seconds : data::InstantColumn::blank;
    } else {
        auto &texts = std::get<data::TextColumn>(column.values);
        auto dictionary = std::make_shared<data::Dictionary>(*texts.dictionary);
        texts.codes[row] = dictionary->codeFor(typed);
        texts.dictionary = std::move(dictionary);
    }
    return {};
}

} // namespace

base::Result<std::vector<store::MergedValue>> changeFields(store::Write &write, Snapshot &next, std::uint32_t row, const FieldValues &values,
                                                           const base::Uuid &person, std::string_view source, base::Instant now)
{
    std::vector<store::MergedValue> changes;
    std::vector<store::HistoryValue> history;
    FieldValues all = values;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto [key, typed] = all[i];
        auto column = columnToEdit(next, key);
        if (!column)
            return base::fail(column.error());
        const std::string before = (*column)->cellText(row);
        if (auto put = putCell(**column, row, typed); !put)
            return base::fail(put.error());
        if ((*column)->cellText(row) == before)
            continue;
        const std::array<std::uint32_t, 1> rows{row};
        const bool known = next.leads.find(key) != nullptr;
        if (auto put = known ? write.putColumn(store::Entity::lead, **column, 0, rows) : write.putColumn(store::Entity::lead, **column); !put)
            return base::fail(put.error());
        changes.push_back({key, before, (*column)->cellText(row)});
        history.push_back({row, key, now, now, std::string(source), before, person});
        next.leads = next.leads.with(std::move(*column));
        // What somebody gives is not appended any more.
        const std::string mark = appendedMark(key);
        const bool isSaid = std::any_of(values.begin(), values.end(), [&](const auto &value) { return value.first == mark; });
        if (!isSaid && isAppended(next.leads, key, row))
            all.emplace_back(mark, std::string());
    }
    if (auto added = write.addHistory(history); !added)
        return base::fail(added.error());
    return changes;
}

base::Result<void> writeFields(store::Write &write, Snapshot &next, std::uint32_t row, const FieldValues &values,
                               const base::Uuid &person, domain::Side side, base::Instant now)
{
    const auto changes = changeFields(write, next, row, values, person, domain::keyOf(side), now);
    if (!changes)
        return base::fail(changes.error());
    if (changes->empty())
        return {};
    std::vector<FieldEdit> edits;
    for (const store::MergedValue &change : *changes)
        edits.push_back({change.field, change.from, change.to});
    if (auto entry = write.appendLedger(now, "lead_edit", actorOf(person), leadEditPayload(next.ids[row], edits)); !entry)
        return base::fail(entry.error());
    return {};
}

base::Instant sinceBefore(const Snapshot &snapshot, std::uint32_t row, const MoveRecord &undone)
{
    base::Instant since = undone.time;
    for (const std::uint32_t index : snapshot.movesOf[row]) {
        const MoveRecord &move = snapshot.moves[index];
        if (move.seq < undone.seq && !move.undone && move.to == undone.from)
            since = move.time;
    }
    return since;
}

base::Result<void> finishUndo(store::Write &write, Snapshot &next, std::uint32_t row, std::uint64_t seq, base::Instant since)
{
    if (auto marked = write.markUndone(seq, next.moves.back().seq); !marked)
        return marked;
    for (MoveRecord &move : next.moves) {
        if (move.seq == seq)
            move.undone = true;
    }
    next.stageSince[row] = since;
    setDue(next, row);
    return write.setLead(row, leadRowOf(next, row));
}

} // namespace leadlight::workspace
