// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QAbstractTableModel>
#include <QWidget>

#include "bridge/session.h"
#include "workspace/queries/history.h"

class QLabel;
class QPushButton;
class QTableView;

namespace leadlight::history {

/// What an entry changed: field, before, after.
class ChangeModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;
    void setChanges(std::vector<wording::LedgerChange> changes);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<wording::LedgerChange> m_changes;
};

/// One entry in full: the sentence, who and exactly when, before and after, and the ways to its lead.
class HistoryDetail final : public QWidget {
    Q_OBJECT

public:
    explicit HistoryDetail(QWidget *parent = nullptr);
    /// Null: none is chosen.
    void setEntry(const workspace::HistoryEntry *entry, const bridge::SnapshotPtr &snapshot);

Q_SIGNALS:
    void leadWanted();
    void onlyThisLeadWanted();

private:
    QLabel *m_sentence;
    QLabel *m_circumstances;
    ChangeModel *m_changes;
    QTableView *m_table;
    QPushButton *m_show;
    QPushButton *m_only;
};

} // namespace leadlight::history
