// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "workspace/commands/agree_version.h"
#include "workspace/session.h"

namespace leadlight::workspace {

/// For which side the person may sign the version now. Errors (refused): sign.which_side, sign.other_side (side),
/// sign.signed_already (side), signature.same_person.
[[nodiscard]] base::Result<domain::Side> sideToSign(const agreement::ModelVersion &version, const base::Uuid &person,
                                                    domain::Side held, std::optional<domain::Side> wanted);
/// Adds signatures to the open version, brings it into force where both sides signed and its date has come, and
/// publishes. Errors: as agreement::proveSignatures.
[[nodiscard]] base::Result<Signed> takeSignatures(Workspace::Session &session, const std::shared_ptr<Snapshot> &next,
                                                  const std::vector<agreement::VersionSignature> &signatures,
                                                  const std::string &comment,
                                                  const std::optional<agreement::Release> &release);

} // namespace leadlight::workspace
