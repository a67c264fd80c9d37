// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>

#include "data/row_order.h"

namespace leadlight::bridge {

/// The desktop's side of the collation port: dictionary order of the locale, numbers by value, blank last. The returned
/// function may run on any thread.
[[nodiscard]] data::Collation collation(const QLocale &locale = QLocale());

} // namespace leadlight::bridge
