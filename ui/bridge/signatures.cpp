// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/signatures.h"

#include <algorithm>

#include "workspace/commands/edit_draft.h"
#include "workspace/queries/draft_table.h"

namespace leadlight::bridge {

std::vector<domain::Side> sidesToSign(const workspace::Snapshot &snapshot)
{
    const agreement::ModelVersion *open = workspace::openVersion(snapshot);
    std::vector<domain::Side> sides;
    if (!open || open->state == agreement::VersionState::draft) {
        return sides;
    }
    const agreement::DraftAuthors authors = workspace::authorsAtTable(snapshot);
    for (const domain::Side side : {domain::Side::marketing, domain::Side::sales}) {
        const base::Uuid &person = side == domain::Side::marketing ? authors.marketing : authors.sales;
        const bool isSigned = std::any_of(open->signatures.begin(), open->signatures.end(),
                                          [&](const agreement::VersionSignature &signature) {
                                              return signature.side == side || signature.person == person;
                                          });
        if (!person.isNull() && !isSigned) {
            sides.push_back(side);
        }
    }
    return sides;
}

} // namespace leadlight::bridge
