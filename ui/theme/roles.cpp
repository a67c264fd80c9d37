// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/roles.h"

#include <QString>
#include <QWidget>

namespace leadlight::theme {

namespace {

const char *roleName(Role role)
{
    switch (role) {
    case Role::page:
        return "page";
    case Role::card:
        return "card";
    case Role::rail:
        return "rail";
    case Role::header:
        return "header";
    case Role::statusLine:
        return "statusLine";
    case Role::well:
        return "well";
    case Role::notice:
        return "notice";
    case Role::banner:
        return "banner";
    case Role::popover:
        return "popover";
    case Role::segmented:
        return "segmented";
    case Role::rule:
        return "rule";
    case Role::primary:
        return "primary";
    case Role::danger:
        return "danger";
    case Role::quiet:
        return "quiet";
    case Role::link:
        return "link";
    case Role::railItem:
        return "railItem";
    case Role::chipButton:
        return "chipButton";
    case Role::viewTitle:
        return "viewTitle";
    case Role::entity:
        return "entity";
    case Role::section:
        return "section";
    case Role::strong:
        return "strong";
    case Role::muted:
        return "muted";
    case Role::small:
        return "small";
    case Role::badge:
        return "badge";
    case Role::keycap:
        return "keycap";
    case Role::keyFigure:
        return "keyFigure";
    case Role::pill:
        return "pill";
    case Role::accentPill:
        return "accentPill";
    case Role::railHeading:
        return "railHeading";
    case Role::good:
        return "good";
    case Role::warning:
        return "warning";
    case Role::dangerText:
        return "dangerText";
    }
    return "";
}

} // namespace

void setRole(QWidget &widget, Role role)
{
    widget.setProperty("role", QString::fromLatin1(roleName(role)));
    // A plain QWidget subclass paints its sheet's background only when told.
    if (role <= Role::rule)
        widget.setAttribute(Qt::WA_StyledBackground, true);
    // Pills keep their shape; a row's spare height is not theirs.
    if (role == Role::badge || role == Role::keycap || role == Role::pill || role == Role::accentPill)
        widget.setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

} // namespace leadlight::theme
