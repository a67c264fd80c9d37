// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <vector>

#include <QAbstractTableModel>
#include <QStringList>

#include "workspace/commands/import_file.h"

namespace leadlight::imports {

/// Cells that were corrected by hand, as the import's request has them.
using CellEdits = std::map<std::uint64_t, std::map<std::size_t, std::string>>;

/// The rows of one group of problems with their cells, which can be edited where the row was taken apart.
class RowModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Line, Reason, firstCell };
    using QAbstractTableModel::QAbstractTableModel;

    /// The rows with these indices into the report's problems; `edits` is kept and written to.
    void setRows(const workspace::ImportReport &report, const std::vector<std::size_t> &problems, CellEdits &edits);
    /// The column of the model that shows the fault; −1: the whole row is at fault.
    [[nodiscard]] int faultyColumn() const { return m_faulty; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void edited();

private:
    struct Row {
        std::uint64_t line = 0;
        QString reason;
        QStringList cells;
    };
    [[nodiscard]] const std::string *editOf(const QModelIndex &index) const;

    QStringList m_header;
    std::vector<Row> m_rows;
    CellEdits *m_edits = nullptr;
    int m_faulty = -1;
    bool m_apart = false; ///< some row was taken apart into cells
};

} // namespace leadlight::imports
