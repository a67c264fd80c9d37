// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/deciding_person.h"

#include <algorithm>

namespace leadlight::workspace {

base::Result<base::Uuid> decidingPerson(const Snapshot &snapshot, std::optional<base::Uuid> person, const std::string &needsPerson)
{
    if (person && !snapshot.personOf(*person))
        return base::fail(base::ErrorKind::usage, "person.unknown", {person->text()});
    if (!person && snapshot.people.size() > 1)
        return base::fail(base::ErrorKind::refused, needsPerson);
    return person ? *person : snapshot.people.empty() ? base::Uuid{} : snapshot.people.front().id;
}

std::uint32_t ownerNumber(const Snapshot &snapshot, const base::Uuid &person)
{
    const auto &people = snapshot.people;
    const auto found = std::find_if(people.begin(), people.end(), [&](const domain::Person &one) { return one.id == person; });
    return found == people.end() ? 0 : static_cast<std::uint32_t>(found - people.begin()) + 1;
}

base::Result<domain::Person> tidyingPerson(const Snapshot &snapshot, std::optional<base::Uuid> person)
{
    if (person) {
        const domain::Person *found = snapshot.personOf(*person);
        if (!found)
            return base::fail(base::ErrorKind::usage, "person.unknown", {person->text()});
        return *found;
    }
    const domain::Person *seated = snapshot.atTable(domain::Side::marketing);
    return seated ? *seated : domain::Person{};
}

} // namespace leadlight::workspace
