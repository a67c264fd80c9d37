// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/palette.h"

namespace leadlight::theme {

QPalette makePalette(const Tokens &t)
{
    const std::pair<QPalette::ColorRole, QColor> roles[] = {
        {QPalette::Window, t.window},        {QPalette::WindowText, t.text},
        {QPalette::Base, t.panel},           {QPalette::AlternateBase, t.window},
        {QPalette::ToolTipBase, t.text},     {QPalette::ToolTipText, t.panel},
        {QPalette::PlaceholderText, t.muted}, {QPalette::Text, t.text},
        {QPalette::Button, t.panel},         {QPalette::ButtonText, t.text},
        {QPalette::BrightText, t.danger},    {QPalette::Light, t.panel},
        {QPalette::Midlight, t.chip},        {QPalette::Mid, t.line},
        {QPalette::Dark, t.outline},         {QPalette::Shadow, t.rail},
        {QPalette::Highlight, t.accentTint}, {QPalette::HighlightedText, t.text},
        {QPalette::Link, t.accent},          {QPalette::LinkVisited, t.accent}};
    QPalette palette;
    for (const auto &[role, colour] : roles) {
        palette.setColor(QPalette::Active, role, colour);
        palette.setColor(QPalette::Inactive, role, colour);
        palette.setColor(QPalette::Disabled, role, colour);
    }
    for (QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                                     QPalette::HighlightedText, QPalette::Link})
        palette.setColor(QPalette::Disabled, role, t.outline);
    return palette;
}

} // namespace leadlight::theme
