// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/scoring_model.h"

namespace leadlight::model {

/// A column as far as a template wants to know it.
struct ColumnSketch {
    std::string key;
    std::string label;
    bool number = false;
    std::vector<std::string> values; ///< the most frequent texts; none: the column is blank
};

/// An attribute that a template asks for, and the column that answers.
struct FieldMatch {
    std::string field;
    std::string column;
    std::string_view how; ///< "same" key, "name" means the same, "values" are those of the template
};

/// A template on the columns found. What was not found stays in the model: an unknown costs nothing, and the answer may
/// come with a later file.
struct TemplateMatch {
    ScoringModel model;
    std::vector<FieldMatch> mapped;
    std::vector<std::string> missing;      ///< fields
    std::vector<std::string> foundTypes;   ///< types of activity
    std::vector<std::string> missingTypes;
};

/// Maps the template `key` onto `columns` and the `types` of activity that the leads have. A number test takes a number
/// column alone. None: there is no such template.
[[nodiscard]] std::optional<TemplateMatch> matchTemplate(std::string_view key, std::span<const ColumnSketch> columns,
                                                         std::span<const std::string> types);

} // namespace leadlight::model
