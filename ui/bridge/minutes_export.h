// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QString>

#include "bridge/view.h"

namespace leadlight::bridge {

/// Writes the minutes of the review to `path`, PDF or, by its ending, HTML; `say` gets the sentence about it on the GUI
/// thread while `over` lives.
void exportMinutes(ViewContext &context, QWidget *over, const QString &path, const std::function<void(const QString &)> &say);
/// Asks where to first; nothing happens where the user thinks better of it.
void askToExportMinutes(ViewContext &context, QWidget *over, const std::function<void(const QString &)> &say);

} // namespace leadlight::bridge
