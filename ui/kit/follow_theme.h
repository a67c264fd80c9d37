// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"

#include <QWidget>

namespace leadlight::kit {

// Runs apply(theme) now and after each change of the theme, then lays out and paints the widget again.
template <typename Apply>
void followTheme(QWidget *widget, Apply apply)
{
    apply(theme::theme());
    QObject::connect(&theme::theme(), &theme::Theme::changed, widget, [widget, apply] {
        apply(theme::theme());
        widget->updateGeometry();
        widget->update();
    });
}

inline void followTheme(QWidget *widget)
{
    followTheme(widget, [](const theme::Theme &) {});
}

} // namespace leadlight::kit
