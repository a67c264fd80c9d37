// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include <QString>

#include "bridge/actions.h"

namespace leadlight::shell {

/// The menus in the order of the menu bar.
inline constexpr std::array<bridge::Menu, 7> allMenus{bridge::Menu::file,  bridge::Menu::edit,  bridge::Menu::view,
                                                      bridge::Menu::leads, bridge::Menu::model, bridge::Menu::tools,
                                                      bridge::Menu::help};
/// With its mnemonic: "&File". Empty for Menu::none.
[[nodiscard]] QString menuTitle(bridge::Menu menu);
/// "File"
[[nodiscard]] QString menuWord(bridge::Menu menu);

} // namespace leadlight::shell
