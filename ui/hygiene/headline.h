// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "hygiene/findings.h"

namespace leadlight::hygiene {

/// "312 of 9,240 leads, 3.4 %, cannot be used or stand twice: 201 …, 111 duplicates; in many pools it is 14 to 21 %."
[[nodiscard]] QString headline(const workspace::HygieneSummary &summary);

struct PartWords {
    QString title;
    QString sentence;
};
/// What an empty list says; `looked` false: nobody has looked yet.
[[nodiscard]] PartWords emptyWords(Part part, bool looked);

} // namespace leadlight::hygiene
