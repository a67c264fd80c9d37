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

/// What the inspector has to say, as a view does (bridge::View::notice, bridge::View::decided).
struct InspectorAnswers {
    std::function<void(const QString &id, const std::vector<std::uint32_t> &rows)> leads; ///< another view takes them
    std::function<void(const QString &text, const QString &actionText, const std::function<void()> &action)> notice;
    std::function<void(const QString &text, const std::function<void()> &undo)> decided;
};

/// What the main window is furnished with by the app: one entry a view, in the order of the rail, and the inspector.
struct Rooms {
    /// When a view stands in the rail: `whileHolding` as long as bridge::View::holdsSomething(); `onRequest` never, it is
    /// reached by its action, the palette and other views.
    enum class Presence : std::uint8_t { always, whileHolding, onRequest };

    struct Room {
        QString id; ///< "matrix"
        QString title;
        QString group; ///< heading in the rail
        QLatin1String icon;
        std::function<bridge::View *(bridge::ViewContext &, QWidget *parent)> make;
        Presence presence = Presence::always;
        bridge::Menu menu = bridge::Menu::view; ///< where its action "view.ID" stands
    };
    QList<Room> views;
    std::function<InspectorPane(bridge::ViewContext &, QWidget *parent, const InspectorAnswers &)> inspector;
};

} // namespace leadlight::shell
