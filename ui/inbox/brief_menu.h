// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>

#include <QString>

#include "bridge/view.h"

class QWidget;

namespace leadlight::inbox {

/// The call brief of a lead, as a menu under `anchor`: print it, or save it as PDF or as a page for a browser. What came of
/// it is said by `told`.
void openBriefMenu(bridge::ViewContext &context, QWidget *anchor, std::uint32_t row, const std::function<void(const QString &)> &told);
/// Writes the brief by the ending of `path`, .pdf or .html.
[[nodiscard]] base::Result<void> saveBrief(const bridge::ViewContext &context, const report::Document &document,
                                           const QString &path);

} // namespace leadlight::inbox
