// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>

#include "agreement/proposal.h"
#include "workspace/snapshot.h"

namespace leadlight::model_editor {

/// The version that the view is about: the open one, else one that waits for its date, else the one in force; null
/// where there is none.
[[nodiscard]] const agreement::ModelVersion *versionInSight(const workspace::Snapshot &snapshot);
/// "v8 · Half signed"
[[nodiscard]] QString versionTitle(const agreement::ModelVersion &version);
/// The first 8 characters of the digest of what is signed.
[[nodiscard]] QString briefDigest(const agreement::ModelVersion &version);
/// The frozen figures of a proposed version; null where it is not proposed.
[[nodiscard]] const agreement::Proposal *proposalOf(const workspace::Snapshot &snapshot, int version);
/// "You sign v8 for Sales. 1,180 leads change tile; MQLs 1,757 → 1,902. Digest 7f3a91c2."
[[nodiscard]] QString signingText(const workspace::Snapshot &snapshot, const agreement::ModelVersion &version,
                                  domain::Side side);
/// "Impact is 6 days old", where data have moved on since a version was proposed; else empty.
[[nodiscard]] QString ageText(const workspace::Snapshot &snapshot, const agreement::Proposal &proposal);

} // namespace leadlight::model_editor
