// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "base/digest.h"
#include "base/result.h"
#include "model/scoring_model.h"

namespace leadlight::model {

/// Canonical JSON: UTF-8, keys sorted, no white space, defaults left out; the same model gives the same bytes. These
/// bytes are what is signed.
[[nodiscard]] std::string canonicalJson(const ScoringModel &model);
/// The same with line breaks and two blanks, for files that people read.
[[nodiscard]] std::string prettyJson(const ScoringModel &model);
/// Strict: unknown or duplicate keys, wrong types, numbers out of range and depth above 32 are refused.
/// Errors: model.json_syntax (line), model.json_value (path, what was expected).
[[nodiscard]] base::Result<ScoringModel> parseModel(std::string_view json);
/// SHA-256 over the canonical JSON; people see its first 8 hexadecimal digits.
[[nodiscard]] base::Digest fingerprint(const ScoringModel &model);

} // namespace leadlight::model
