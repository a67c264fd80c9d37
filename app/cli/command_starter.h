// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "output.h"

namespace CLI {
class App;
}

namespace leadlight::cli {

/// `model WORKSPACE starter`, below the command `model`.
void addStarter(CLI::App &modelCommand, Common &common, int &exit);

} // namespace leadlight::cli
