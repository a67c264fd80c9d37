// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "agreement/proposal.h"
#include "agreement/version.h"

namespace leadlight::agreement {

/// Somebody whom a file names. `key` has its sealed part only in a proposal for that person's signature.
struct FileSigner {
    base::Uuid person;
    std::string name;
    domain::Side side = domain::Side::both;
    SealedKey key;
    bool operator==(const FileSigner &) const = default;
};

/// A version as a file by itself: what a proposal leaves with, and what proves an agreement on another machine.
struct AgreementFile {
    base::Uuid workspace; ///< origin of its ledger
    ModelVersion version; ///< with its signatures
    std::optional<Proposal> proposal;
    std::vector<FileSigner> signers;
    bool operator==(const AgreementFile &) const = default;
};

[[nodiscard]] std::string agreementJson(const AgreementFile &file);
/// Strict. Errors (unreadable): agreement_file.not_ours, agreement_file.damaged (what).
[[nodiscard]] base::Result<AgreementFile> parseAgreement(std::string_view json);
/// Both sides signed exactly these bytes, with keys that the file names, and the bytes are the canonical form of a
/// model. Errors (proof): agreement_file.not_canonical, agreement_file.unknown_key (side), as proveSignatures.
[[nodiscard]] base::Result<void> proveAgreement(const AgreementFile &file);

} // namespace leadlight::agreement
