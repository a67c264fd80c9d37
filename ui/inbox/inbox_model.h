// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
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
        Lane
    };
    using QAbstractListModel::QAbstractListModel;

    /// Keeps persistent indices where the same leads stand in the same order.
    void setRows(std::vector<InboxRow> rows);
    void take(int place);
    [[nodiscard]] const InboxRow *rowAt(int place) const;
    [[nodiscard]] std::optional<int> placeOf(std::uint32_t row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<InboxRow> m_rows;
};

} // namespace leadlight::inbox
