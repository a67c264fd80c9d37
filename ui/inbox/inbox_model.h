// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include <QAbstractListModel>

#include "inbox/inbox_rows.h"

namespace leadlight::inbox {

/// The queue as shown. A lead that is decided leaves at once by take(); setRows() then says what is so.
class InboxModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        Position = Qt::UserRole + 1, ///< row of the snapshot
        RoleLine,
        Reasons,
        Rank,
        HeatBin,
        ClockText,
        Urgency, ///< int of bridge::TimeText::Urgency
        Lane,
        Marked ///< one of several that the next decision is about
    };
    using QAbstractListModel::QAbstractListModel;

    /// Keeps persistent indices where the same leads stand in the same order.
    void setRows(std::vector<InboxRow> rows);
    void take(int place);
    /// Marks the lead for the next decision, or lets it go; a lead that leaves the list is let go.
    void toggleMark(int place);
    void clearMarks();
    [[nodiscard]] std::vector<InboxRow> marked() const; ///< as they stand
    [[nodiscard]] const InboxRow *rowAt(int place) const;
    [[nodiscard]] std::optional<int> placeOf(std::uint32_t row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void dropMarks();

    std::vector<InboxRow> m_rows;
    std::set<std::uint32_t> m_marked; ///< rows of the snapshot
};

} // namespace leadlight::inbox
