// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include <QLatin1String>
#include <QList>
#include <QString>

#include "bridge/view.h"

namespace leadlight::shell {

/// The inspector as the window sees it.
struct InspectorPane {
    QWidget *widget = nullptr;
    std::function<void(std::optional<std::uint32_t>)> setLead;
};

/// What the main window is furnished with: one entry a view, in the order of the rail, and the inspector.
struct Rooms {
    struct Room {
        QString id; ///< "matrix"
        QString title;
        QString group; ///< heading in the rail
        QLatin1String icon;
        std::function<bridge::View *(bridge::ViewContext &, QWidget *parent)> make;
    };
    QList<Room> views;
    std::function<InspectorPane(bridge::ViewContext &, QWidget *parent)> inspector;
};

/// Every view of the program.
[[nodiscard]] Rooms allRooms();

} // namespace leadlight::shell
