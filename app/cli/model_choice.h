// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "workspace/snapshot.h"

namespace leadlight::cli {

/// The model that `--model` names: a version's number ("2", "v2"), "draft", or a model file. Errors: those of reading a
/// file and of model::parseModel, with the file as their place.
[[nodiscard]] base::Result<std::shared_ptr<const model::ScoringModel>> chosenModel(const workspace::Snapshot &snapshot,
                                                                                   const std::string &wanted);

} // namespace leadlight::cli
