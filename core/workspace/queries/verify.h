// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/progress.h"
#include "base/result.h"
#include "base/time.h"

namespace leadlight::workspace {

/// The first thing that does not hold.
struct VerifyFinding {
    base::Error error; ///< kind proof for ledger, signature, model, draft or score; kind workspace for damage
    std::uint64_t entry = 0; ///< ledger entry, if it is one
};

/// Database integrity, schema, page checksums, ledger chain, signatures, the model against its ledger entry, and the
/// scores noted in the ledger against a fresh scoring. Nothing is returned where all holds. Opens read-only.
[[nodiscard]] base::Result<std::optional<VerifyFinding>> verify(const std::string &path, const base::Clock &clock,
                                                                const base::Progress *progress = nullptr);

} // namespace leadlight::workspace
