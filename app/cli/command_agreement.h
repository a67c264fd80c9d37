// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/uuid.h"
#include "output.h"
#include "workspace/workspace.h"

namespace CLI {
class App;
} // namespace CLI

namespace leadlight::cli {

/// Below the command `model`: draft; impact and diff; propose, sign and the rest of a version's life.
void addDraft(CLI::App &modelCommand, Common &common, int &exit);
void addImpact(CLI::App &modelCommand, Common &common, int &exit);
void addAgreement(CLI::App &modelCommand, Common &common, int &exit);

/// Who acts where it must be said: `--as`, else the only person who works here. Errors: person.needed (refused).
[[nodiscard]] base::Result<base::Uuid> requiredPerson(const workspace::Snapshot &snapshot, const Common &common);
/// What `model` was given for its WORKSPACE.
[[nodiscard]] std::string workspaceOf(const CLI::App &modelCommand);
/// Reads a model file. Errors: as model::parseModel, with the file as its place.
[[nodiscard]] base::Result<model::ScoringModel> readModel(const std::string &file);

} // namespace leadlight::cli
