// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "agreement/proposal.h"
#include "workspace/workspace.h"

namespace leadlight::workspace {

// The life of a version (domain.md §5). Each command is one ledger entry (activating: one more) in the transaction of
// what it changes. Errors of all: workspace.read_only, person.unknown.

struct ProposalRequest {
    std::string title;
    std::string reason;
    base::Uuid person;
    std::optional<base::Instant> inForceOn; ///< absent: with the second signature
    agreement::Release release;             ///< until a signer chooses another
};
/// Draft → proposed, with the impact frozen in. Returns the version's number. Errors (refused): draft.none,
/// draft.already_proposed (number), draft.open_rows (n, first path, …), draft.no_change (nothing differs from the
/// version in force), proposal.no_title, proposal.no_reason; model.has_errors (code, axis, criterion).
[[nodiscard]] base::Result<int> proposeDraft(Workspace &workspace, const ProposalRequest &request,
                                             const base::Progress *progress = nullptr);
/// Roll-back: the content of an older version that was in force, as a new version, proposed at once (nothing is open:
/// both sides signed it before); needs both signatures anew. An open draft must be discarded first. Errors (refused):
/// draft.exists (number), version.not_retired (number), proposal.no_reason.
[[nodiscard]] base::Result<int> proposeRollBack(Workspace &workspace, int version, const ProposalRequest &request,
                                                const base::Progress *progress = nullptr);
/// Back to draft: signatures are void, the comment stands at `path` ("" the version). Errors: draft.not_proposed,
/// draft.empty_comment.
[[nodiscard]] base::Result<void> requestChanges(Workspace &workspace, const std::string &path,
                                                const std::string &comment, const base::Uuid &person);

struct SignRequest {
    base::Uuid person;
    std::string passphrase;
    std::optional<domain::Side> side; ///< needed only of a person of both sides; else the person's
    std::string comment;
    std::optional<agreement::Release> release; ///< overrides the proposal's choice
};
struct Signed {
    int version = 0;
    agreement::VersionState state = agreement::VersionState::halfSigned;
    std::uint64_t released = 0; ///< leads handed over because it came into force
    std::uint64_t held = 0;     ///< leads that wait for new evidence
};
/// Signs the proposed version. With the second side's signature it comes into force at once, or on its date.
/// Errors: draft.not_proposed; sign.other_side (side: the person is not of it), sign.which_side, sign.signed_already
/// (side), signature.same_person (all refused); key.none (name), key.wrong_passphrase (proof).
[[nodiscard]] base::Result<Signed> signVersion(Workspace &workspace, const SignRequest &request);

/// Leads that come into question when the open version comes into force now: would qualify, wait in `identified`, and
/// are not barred by a passback. By the agreed order. What a release choice is made from.
[[nodiscard]] base::Result<std::vector<std::uint32_t>> leadsToRelease(Workspace &workspace,
                                                                      const model::ScoringModel &model);
/// Brings a signed version into force whose date has come; Workspace::refresh() calls it. True if it did.
[[nodiscard]] base::Result<bool> activateDue(Workspace &workspace);

/// The only emergency switch: while paused the model hands nothing over; people still may. Errors: proposal.no_reason.
[[nodiscard]] base::Result<void> pauseRouting(Workspace &workspace, bool paused, const std::string &reason,
                                              const base::Uuid &person);
/// How many leads Sales can take a week, and minutes of a call: for impact and release. 0: not known.
[[nodiscard]] base::Result<void> setSalesCapacity(Workspace &workspace, int leadsAWeek, int minutesACall,
                                                  const base::Uuid &person);

/// Who vouches for a new key: its owner with the old passphrase, or somebody of the other side, with a reason that
/// shows on the next version.
struct KeyConfirmation {
    base::Uuid person;
    std::string passphrase; ///< of that person's key (the owner's: the old one)
    std::string reason;     ///< needed of the other side
};
/// A lost or stolen key is replaced; signatures by the old one stay valid. Errors: key.none, key.short_passphrase,
/// key.wrong_passphrase, key.not_other_side (refused), proposal.no_reason.
[[nodiscard]] base::Result<void> replacePersonKey(Workspace &workspace, const base::Uuid &person,
                                                  const std::string &passphrase, const KeyConfirmation &confirmation);

} // namespace leadlight::workspace
