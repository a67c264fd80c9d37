// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "base/uuid.h"
#include "workspace/snapshot.h"

namespace leadlight::workspace {

/// Who decides what somebody must answer for: the one named, else the only one who works here (null: nobody does yet).
/// Errors: person.unknown (id); `needsPerson` (kind refused) where several work here and none is named.
[[nodiscard]] base::Result<base::Uuid> decidingPerson(const Snapshot &snapshot, std::optional<base::Uuid> person,
                                                      const std::string &needsPerson);

/// Who decides on the cleanness of the data: the named person, else who sits at the table for Marketing, else nobody in
/// particular. Errors: person.unknown.
[[nodiscard]] base::Result<domain::Person> tidyingPerson(const Snapshot &snapshot, std::optional<base::Uuid> person);

/// What Snapshot::owner says of a lead that the person owns; 0: nobody of that id is here.
[[nodiscard]] std::uint32_t ownerNumber(const Snapshot &snapshot, const base::Uuid &person);

} // namespace leadlight::workspace
