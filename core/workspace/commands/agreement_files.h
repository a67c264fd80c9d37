// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "agreement/agreement_file.h"
#include "workspace/commands/agree_version.h"

namespace leadlight::workspace {

/// Writes the proposed version as a file that the other side can open, sign and send back: model, title, reason, frozen
/// impact, the signature there is, and the sealed keys of those who may sign (safe: sealed with their passphrases).
/// Errors: draft.not_proposed, storage.failed.
[[nodiscard]] base::Result<void> writeProposalFile(Workspace &workspace, const std::string &file);
/// Signs a proposal file without any workspace and writes it to `out`. `person` is a name in the file.
/// Errors: agreement_file.… , sign.… as signVersion, key.wrong_passphrase.
[[nodiscard]] base::Result<void> signProposalFile(const std::string &file, const std::string &person,
                                                  const std::string &passphrase, const std::string &out,
                                                  base::Instant now);
/// Takes the signatures of a returned file over; with both sides' it comes into force as by signVersion.
/// Errors: draft.not_proposed, agreement_file.other_version (theirs, ours), agreement_file.unknown_key (name),
/// signature.invalid.
[[nodiscard]] base::Result<Signed> takeProposalFile(Workspace &workspace, const std::string &file);

/// The version in force (or `version`) with its signatures, for another machine: `proveAgreementFile` needs nothing
/// else.
[[nodiscard]] base::Result<void> writeAgreementFile(Workspace &workspace, const std::string &file, int version = 0);
/// Errors (proof): those of agreement::proveAgreement.
[[nodiscard]] base::Result<agreement::AgreementFile> proveAgreementFile(const std::string &file);

} // namespace leadlight::workspace
