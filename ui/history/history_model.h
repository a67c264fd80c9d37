// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include <QAbstractTableModel>

#include "bridge/session.h"
#include "bridge/time_text.h"
#include "workspace/queries/history.h"

namespace leadlight::history {

using HistoryPtr = std::shared_ptr<const workspace::History>;

/// The chosen entries of the ledger, one a row. Sentences are made when they are painted: a hundred thousand entries
/// cost no more than those in sight.
class HistoryModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column : std::uint8_t { When, Who, What, Lead };
    static constexpr int columns = 4;
    using QAbstractTableModel::QAbstractTableModel;

    /// Null: nothing to show.
    void setContent(const bridge::SnapshotPtr &snapshot, const HistoryPtr &history, std::vector<std::uint32_t> rows);
    [[nodiscard]] const workspace::HistoryEntry *entryAt(int row) const; ///< null: no such row
    [[nodiscard]] const std::vector<std::uint32_t> &rows() const { return m_rows; }
    [[nodiscard]] int placeOf(std::uint64_t seq) const; ///< −1: not shown

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const workspace::HistoryEntry &entry, int column) const;

    bridge::SnapshotPtr m_snapshot;
    HistoryPtr m_history;
    std::vector<std::uint32_t> m_rows;
    bridge::TimeText m_times{base::Zone::utc(), {}};
};

} // namespace leadlight::history
