// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include <QAbstractTableModel>

#include "bridge/filter_state.h"
#include "bridge/time_text.h"
#include "leads/lead_columns.h"

namespace leadlight::leads {

/// Leads as a table: a snapshot seen through a row order that the core made. It projects and owns nothing; cells
/// become text when asked for, a dictionary's value once.
class LeadTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role {
        KindRole = Qt::UserRole + 1, ///< int of CellKind
        HeatRole,                    ///< int: heat bin of a rank
        ShareRole,                   ///< double, 0 to 1: length of a score's bar
        UrgencyRole,                 ///< int of bridge::TimeText::Urgency
        CopyRole                     ///< QString for the clipboard: blank where nothing is known
    };
    /// A lead's place in the multi-column sort, for the header.
    struct Sorted {
        int column = 0;
        bool descending = false;
        bool operator==(const Sorted &) const = default;
    };
    using QAbstractTableModel::QAbstractTableModel;

    /// `rows` are shown in their order. Null: nothing to show.
    void setContent(const bridge::SnapshotPtr &snapshot, const bridge::RowsPtr &rows);
    [[nodiscard]] const std::vector<LeadColumn> &columns() const { return m_columns; }
    [[nodiscard]] int columnOf(const QString &key) const; ///< −1: there is none
    [[nodiscard]] std::optional<std::uint32_t> leadAt(int row) const;
    [[nodiscard]] int placeOf(std::uint32_t lead) const; ///< −1: not shown
    [[nodiscard]] const bridge::RowsPtr &rows() const { return m_rows; }
    [[nodiscard]] const bridge::SnapshotPtr &snapshot() const { return m_snapshot; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString cellText(std::uint32_t lead, const LeadColumn &column) const;
    [[nodiscard]] QString dictionaryText(std::uint32_t lead, const LeadColumn &column) const;
    [[nodiscard]] QString valueText(std::uint32_t lead, const LeadColumn &column) const;
    [[nodiscard]] QVariant toolTip(std::uint32_t lead, const LeadColumn &column) const;
    [[nodiscard]] QString copyText(std::uint32_t lead, const LeadColumn &column) const;
    [[nodiscard]] std::optional<bridge::TimeText::Clock> clockOf(std::uint32_t lead) const;
    [[nodiscard]] double shareOf(std::uint32_t lead, std::size_t axis) const;

    bridge::SnapshotPtr m_snapshot;
    bridge::RowsPtr m_rows;
    std::vector<LeadColumn> m_columns;
    bridge::TimeText m_times{base::Zone::utc(), {}};
    std::array<double, 2> m_highest{1, 1};     ///< score of the longest bar, by axis
    std::vector<int> m_heat;                   ///< bin by cell of the matrix
    struct TextCache {
        std::shared_ptr<const data::Dictionary> dictionary;
        std::vector<QString> texts; ///< null until asked for
    };
    mutable std::vector<TextCache> m_texts; ///< by index into Snapshot::columns
};

} // namespace leadlight::leads
