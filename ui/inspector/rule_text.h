// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <QString>

#include "domain/glossary.h"
#include "model/scoring_model.h"

namespace leadlight::inspector {

/// What a test asks, in words: "Pharma, Food or Energy", "500 to 2,000", "not known".
[[nodiscard]] QString testText(const model::Test &test);
/// A criterion's rule in sentences: "First 7 count +3 each, every further one −1. Halves every 30 days."
[[nodiscard]] QString ruleText(const model::Criterion &criterion, const domain::Glossary &glossary = {});
/// "White paper" for an activity type's key.
[[nodiscard]] QString eventName(const std::string &type);
/// An attribute's value as people read it: whole numbers with separators, else the text itself.
[[nodiscard]] QString valueText(const std::string &value);

} // namespace leadlight::inspector
