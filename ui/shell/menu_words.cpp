// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/menu_words.h"

#include <QCoreApplication>

namespace leadlight::shell {

QString menuTitle(bridge::Menu menu)
{
    switch (menu) {
    case bridge::Menu::file:
        return QCoreApplication::translate("Menu", "&File");
    case bridge::Menu::edit:
        return QCoreApplication::translate("Menu", "&Edit");
    case bridge::Menu::view:
        return QCoreApplication::translate("Menu", "&View");
    case bridge::Menu::leads:
        return QCoreApplication::translate("Menu", "&Leads");
    case bridge::Menu::model:
        return QCoreApplication::translate("Menu", "&Model");
    case bridge::Menu::tools:
        return QCoreApplication::translate("Menu", "&Tools");
    case bridge::Menu::help:
        return QCoreApplication::translate("Menu", "&Help");
    case bridge::Menu::none:
        break;
    }
    return {};
}

QString menuWord(bridge::Menu menu)
{
    return menuTitle(menu).remove(QLatin1Char('&'));
}

} // namespace leadlight::shell
