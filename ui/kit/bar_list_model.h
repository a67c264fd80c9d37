// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/bar_list.h"

#include <QAbstractListModel>

namespace leadlight::kit {

// The rows of a BarList that are shown now: those that contain the search text, up to the limit.
class BarListModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Roles { CountRole = Qt::UserRole + 1, ShareRole, StateRole };

    using QAbstractListModel::QAbstractListModel;

    void setRows(std::vector<BarRow> rows);
    void setFilter(const QString &text);
    void setLimit(int rows); // 0 = no limit
    int total() const { return static_cast<int>(m_rows.size()); }
    int hidden() const { return m_matching - static_cast<int>(m_shown.size()); } // matching but over the limit
    int sourceRow(const QModelIndex &index) const { return m_shown[static_cast<std::size_t>(index.row())]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    void refresh();

    std::vector<BarRow> m_rows;
    std::vector<int> m_shown; // indices into m_rows
    QString m_filter;
    int m_limit = BarList::shownAtFirst;
    int m_matching = 0;
    double m_largest = 0;
};

} // namespace leadlight::kit
