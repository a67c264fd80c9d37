// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/snapshot.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace leadlight::workspace {

data::FilterSource Snapshot::filterSource() const
{
    data::FilterSource source;
    source.rows = size();
    source.columns = columns;
    source.ids = ids;
    source.aliases = aliases;
    source.mergedInto = mergedInto;
    source.ranks = {scores->rank[0], scores->rank[1], model->axes[0].ranks, model->axes[1].ranks};
    source.search = search.get();
    source.asOf = asOf;
    return source;
}

std::size_t Snapshot::leadCount() const
{
    return size() - (mergedInto.size() - static_cast<std::size_t>(std::count(mergedInto.begin(), mergedInto.end(), 0U)));
}

const MergeRecord *Snapshot::newestMergeOf(std::uint32_t survivor) const
{
    const auto found = std::find_if(merges.rbegin(), merges.rend(), [&](const MergeRecord &merge) { return merge.survivor == survivor; });
    return found == merges.rend() ? nullptr : &*found;
}

bool Snapshot::areTwoPeople(std::uint32_t one, std::uint32_t other) const
{
    return std::any_of(twoPeople.begin(), twoPeople.end(),
                       [&](const store::TwoPeople &decision) { return isAbout(*this, decision, one, other); });
}

const std::string *Snapshot::replacedByMerge(std::uint32_t survivor, std::string_view field) const
{
    // The oldest: what the lead's own source last said of the field.
    for (const MergeRecord &merge : merges) {
        if (merge.survivor != survivor)
            continue;
        for (const store::MergedValue &change : merge.changes) {
            if (change.field == field)
                return &change.from;
        }
    }
    return nullptr;
}

std::string Snapshot::rankOf(std::size_t row) const
{
    return model->nameOf({scores->rank[0][row], scores->rank[1][row]});
}

std::string Snapshot::text(std::size_t row, std::string_view field) const
{
    const data::Column *column = leads.find(field);
    return column ? column->cellText(row) : std::string();
}

std::optional<double> Snapshot::number(std::size_t row, std::string_view field) const
{
    const data::Column *column = leads.find(field);
    const data::NumberColumn *numbers = column ? column->asNumber() : nullptr;
    if (!numbers || std::isnan(numbers->values[row]))
        return std::nullopt;
    return numbers->values[row];
}

std::optional<base::Instant> Snapshot::instant(std::size_t row, std::string_view field) const
{
    const data::Column *column = leads.find(field);
    const data::InstantColumn *instants = column ? column->asInstant() : nullptr;
    if (!instants || instants->seconds[row] == data::InstantColumn::blank)
        return std::nullopt;
    return base::Instant{instants->seconds[row]};
}

std::string Snapshot::nameOf(std::size_t row) const
{
    const std::string full = text(row, "first_name") + " " + text(row, "last_name");
    const std::string_view name = base::trimmed(full);
    if (!name.empty())
        return std::string(name);
    for (const std::string_view field : {"email", "company", "external_id"}) {
        std::string value = text(row, field);
        if (!value.empty())
            return value;
    }
    return "Lead " + std::to_string(row + 1);
}

const domain::Person *Snapshot::ownerOf(std::size_t row) const
{
    return owner[row] == 0 ? nullptr : &people[owner[row] - 1];
}

const domain::Person *Snapshot::pursuerOf(std::size_t row) const
{
    return row < pursuedBy.size() && pursuedBy[row] != 0 ? &people[pursuedBy[row] - 1] : nullptr;
}

const domain::Person *Snapshot::personOf(const base::Uuid &id) const
{
    const auto found = std::find_if(people.begin(), people.end(), [&](const domain::Person &p) { return p.id == id; });
    return found == people.end() ? nullptr : &*found;
}

std::optional<std::uint32_t> Snapshot::rowOf(const base::Uuid &id) const
{
    const auto found = std::find(ids.begin(), ids.end(), id);
    if (found == ids.end())
        return std::nullopt;
    return static_cast<std::uint32_t>(found - ids.begin());
}

bool Snapshot::isErased(std::uint32_t row) const
{
    return std::binary_search(erased.begin(), erased.end(), row);
}

base::Result<std::uint32_t> Snapshot::findLead(std::string_view wanted) const
{
    const auto named = findNamed(wanted);
    return named ? base::Result<std::uint32_t>(survivorOf(*named)) : named;
}

base::Result<std::uint32_t> Snapshot::findNamed(std::string_view wanted) const
{
    if (const auto id = base::Uuid::parse(wanted)) {
        if (const auto row = rowOf(*id))
            return *row;
    }
    const std::string folded = base::comparable(wanted);
    for (const std::string_view field : {"external_id", "email"}) {
        const data::Column *column = leads.find(field);
        const data::TextColumn *texts = column ? column->asText() : nullptr;
        if (!texts)
            continue;
        std::vector<bool> isWanted(texts->dictionary->size(), false);
        for (std::uint32_t code = 1; code < texts->dictionary->size(); ++code)
            isWanted[code] = base::comparable(texts->dictionary->text(code)) == folded;
        // A merged lead answers to its names where no other lead does.
        for (const bool merged : {false, true}) {
            std::optional<std::uint32_t> match;
            for (std::uint32_t row = 0; row < texts->codes.size(); ++row) {
                if (!isWanted[texts->codes[row]] || isMerged(row) != merged)
                    continue;
                if (match && survivorOf(*match) != survivorOf(row))
                    return base::fail(base::ErrorKind::usage, "lead.ambiguous", {std::string(wanted)});
                match = match.value_or(row);
            }
            if (match)
                return *match;
        }
    }
    return base::fail(base::ErrorKind::usage, "lead.unknown", {std::string(wanted)});
}

const domain::Person *Snapshot::atTable(domain::Side side) const
{
    const domain::Person *seated = nullptr;
    for (const domain::Person &person : people) {
        if (!person.atTable || !domain::actsFor(person.side, side))
            continue;
        if (person.side == side)
            return &person;
        if (!seated)
            seated = &person;
    }
    return seated;
}

base::Zone Snapshot::zone() const
{
    auto named = base::Zone::named(timeZone);
    return named ? *named : base::Zone::utc();
}

bool isAbout(const Snapshot &snapshot, const store::TwoPeople &decision, std::uint32_t one, std::uint32_t other)
{
    const std::uint32_t first = snapshot.survivorOf(decision.one);
    const std::uint32_t second = snapshot.survivorOf(decision.other);
    return (first == one && second == other) || (first == other && second == one);
}

} // namespace leadlight::workspace
