// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include "imports/choice_delegate.h"
#include "io/import_plan.h"

namespace leadlight::imports {

/// How a column's values are read, as something to choose: "text", "number.", "number,", "date:dmy" …
[[nodiscard]] QString typeKey(const io::PlanColumn &column);
/// What a column may be read as: all there is for a field of its `own`, else what its field's type allows.
[[nodiscard]] QList<Choice> typeChoices(bool own, domain::FieldType type, const io::PlanColumn &column);
void applyType(io::PlanColumn &column, const QString &key);

} // namespace leadlight::imports
