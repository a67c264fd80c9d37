// SPDX-License-Identifier: GPL-3.0-or-later
// Our own icons (resources/icons/NAME.svg, drawn in currentColor), recoloured when painted.
#pragma once

#include "theme/tokens.h"

#include <QIcon>
#include <QLatin1String>
#include <QStringList>

namespace leadlight::theme {

// An icon that takes the tone from the theme each time it is painted, so it follows a change of scheme by itself.
// Disabled icons are drawn muted. An unknown name gives a null icon.
QIcon icon(QLatin1String name, Tone tone = Tone::text);

// An icon of one fixed colour.
QIcon icon(QLatin1String name, const QColor &colour);

// The picture itself for painting by hand: a square of size logical pixels for the given device pixel ratio. Cached.
QPixmap iconPixmap(QLatin1String name, const QColor &colour, int size, double devicePixelRatio);

// The program's icon: 4 × 4 panes of stained glass.
QIcon applicationIcon();

QStringList iconNames();

} // namespace leadlight::theme
