// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

class QObject;
class QStandardItemModel;

namespace leadlight::workspace {
struct Meeting;
struct PartEvidence;
} // namespace leadlight::workspace

namespace leadlight::evidence {
struct Share;
}

namespace leadlight::present {

// What the charts of a presentation show (kit/heat_map_view.h, kit/column_chart.h). Each belongs to `owner`.

/// The lead matrix with the share of closed leads that won.
[[nodiscard]] QStandardItemModel *wonTiles(const workspace::Meeting &meeting, QObject *owner);
/// What the open version changes; of the same shape as the version in force.
[[nodiscard]] QStandardItemModel *changeTiles(const workspace::Meeting &meeting, QObject *owner);
[[nodiscard]] QStandardItemModel *decileColumns(std::span<const evidence::Share> deciles, QObject *owner);
[[nodiscard]] QStandardItemModel *quarterColumns(std::span<const workspace::PartEvidence> quarters, QObject *owner);

} // namespace leadlight::present
