// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include <QPainter>
#include <QRect>

namespace leadlight::model_editor {

/// The painted slider of one row: the value on the table with the marks of both sides and of the evidence. Geometry and picture only; the
/// tree moves it by mouse and keys.
struct ProposalSlider {
    std::int64_t low = 0;
    std::int64_t high = 100;
    std::int64_t value = 0;
    std::optional<std::int64_t> marketing;
    std::optional<std::int64_t> sales;
    std::optional<std::int64_t> evidence; ///< what closed leads suggest: a bar across the groove
    bool enabled = true;

    /// `cell` is the whole cell; a mirrored window runs from right to left.
    void paint(QPainter &painter, const QRect &cell, Qt::LayoutDirection direction) const;
    [[nodiscard]] std::int64_t valueAt(int x, const QRect &cell, Qt::LayoutDirection direction) const;

private:
    [[nodiscard]] int placeOf(std::int64_t number, const QRect &groove, Qt::LayoutDirection direction) const;
};

} // namespace leadlight::model_editor
