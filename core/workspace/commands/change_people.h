// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "domain/side.h"
#include "workspace/workspace.h"

namespace leadlight::workspace {

/// Errors: person.exists (name), person.no_name, workspace.read_only.
[[nodiscard]] base::Result<base::Uuid> addPerson(Workspace &workspace, const std::string &name, domain::Side side,
                                                 const std::string &email = {});
/// Length of a passphrase in characters.
inline constexpr std::size_t shortestPassphrase = 8;
/// Makes the person's first signing key, sealed with the passphrase. Errors: person.unknown, key.short_passphrase,
/// key.exists (name; refused): another key needs somebody who vouches for it (replacePersonKey).
[[nodiscard]] base::Result<void> makePersonKey(Workspace &workspace, const base::Uuid &person, const std::string &passphrase);
/// Who sits here now: exactly these persons. It is a choice, not a login.
[[nodiscard]] base::Result<void> seatPeople(Workspace &workspace, const std::vector<base::Uuid> &people);

} // namespace leadlight::workspace
