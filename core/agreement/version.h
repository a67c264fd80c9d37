// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "agreement/keys.h"
#include "base/digest.h"
#include "base/result.h"
#include "base/time.h"
#include "base/uuid.h"
#include "domain/side.h"
#include "model/scoring_model.h"

namespace leadlight::agreement {

/// Life of a version (domain.md §5). The numbers are stored: append only.
enum class VersionState : std::uint8_t { draft, proposed, halfSigned, signedByBoth, inForce, retired };
[[nodiscard]] std::string_view keyOf(VersionState state); ///< "half_signed", "in_force"
[[nodiscard]] std::optional<VersionState> parseVersionState(std::string_view key);

struct VersionSignature {
    base::Uuid person;
    domain::Side side = domain::Side::marketing; ///< for which side the person signed
    base::Instant time;
    PublicKey key{};
    Signature signature{};
    bool operator==(const VersionSignature &) const = default;
};

/// A numbered version of the model. `bytes` is the canonical JSON that was signed; never edited once in force.
struct ModelVersion {
    int number = 1;
    VersionState state = VersionState::draft;
    std::string title;
    std::string reason;
    std::string bytes;
    std::optional<base::Instant> inForceSince;
    std::vector<VersionSignature> signatures;
    bool operator==(const ModelVersion &) const = default;
};

/// The bytes a signature covers: version number, side and the fingerprint of the canonical JSON.
[[nodiscard]] std::string signedBytes(int number, domain::Side side, std::string_view canonicalModel);
/// A version counts only with one valid signature of each side, by two different persons.
/// Errors (kind proof): signature.missing (side), signature.invalid (side), signature.same_person.
[[nodiscard]] base::Result<void> proveSignatures(const ModelVersion &version);

/// One row of the draft on which the sides differ or agreed: a criterion's points, a threshold, a region cell.
struct DraftRow {
    std::string path;      ///< as model::ModelValue: "fit/industry/band:0", "fit/threshold:0", "region/A3"
    std::string marketing; ///< proposed value as text; empty: none
    std::string sales;
    bool agreedByMarketing = false;
    bool agreedBySales = false;
    bool operator==(const DraftRow &) const = default;
};

} // namespace leadlight::agreement
