// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"

#include <QtCore/qglobal.h>

// Q_INIT_RESOURCE declares functions of the global namespace and therefore cannot stand inside ours.
static void initialiseResources()
{
    Q_INIT_RESOURCE(icons);
    Q_INIT_RESOURCE(fonts);
}

namespace leadlight::resources {

void load()
{
    initialiseResources();
}

} // namespace leadlight::resources
