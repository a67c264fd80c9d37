// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "report/document.h"

class QTableView;

namespace leadlight::evidence_view {

/// A table of a report as rows and columns to look at.
class DocumentTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit DocumentTableModel(report::Table table, QObject *parent = nullptr) : QAbstractTableModel(parent), m_table(std::move(table)) {}

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] Qt::Alignment alignmentOf(int column) const;

    report::Table m_table;
};

/// A view of the table that owns its model.
[[nodiscard]] QTableView *documentTable(const report::Table &table, QWidget *parent);

} // namespace leadlight::evidence_view
