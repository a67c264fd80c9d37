// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/glossary.h"
#include "report/document.h"
#include "workspace/snapshot.h"

namespace leadlight::workspace {

enum class WordKind : std::uint8_t { profile, stage, axis, rank, field, term };
[[nodiscard]] std::string_view keyOf(WordKind kind); ///< "stage"

/// A word as it is shown: labels and definitions are complete, the program's own where the organisation has none.
struct GlossaryRow {
    struct Wanted {
        std::string label;
        std::string definition;
        domain::WordConsent marketing;
        domain::WordConsent sales;
    };
    std::string key; ///< domain::Glossary
    WordKind kind = WordKind::term;
    std::string group; ///< of a rank: the axis; what must differ from its neighbours
    std::string usualLabel;
    std::string usualDefinition;
    std::string label; ///< in force
    std::string definition;
    domain::WordConsent marketing; ///< to what is in force; nobody for the program's own word
    domain::WordConsent sales;
    bool isRenamable = true;
    std::optional<Wanted> wanted;
};

/// Every word: the ideal customer, stages, axes and ranks of the model that scores, fields, further words.
[[nodiscard]] std::vector<GlossaryRow> glossaryRows(const Snapshot &snapshot);
/// How many wishes `side` has not accepted yet.
[[nodiscard]] std::size_t waitingWords(const Snapshot &snapshot, domain::Side side);
/// "Lena Brandt, 3 March 2026"; "–" for nobody.
[[nodiscard]] std::string consentText(const Snapshot &snapshot, const domain::WordConsent &consent);
/// The glossary on paper.
[[nodiscard]] report::Document glossaryReport(const Snapshot &snapshot, const std::string &workspaceName);

} // namespace leadlight::workspace
