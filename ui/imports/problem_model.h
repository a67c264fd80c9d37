// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include <QAbstractTableModel>
#include <QString>

#include "imports/file_reading.h"
#include "imports/repair.h"
#include "workspace/commands/import_file.h"

namespace leadlight::imports {

/// What was wrong with rows, one line a cause.
class ProblemModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Rows, What, Then, Fix, Example, columns };
    using QAbstractTableModel::QAbstractTableModel;

    /// `preview`: the file's first rows, see repairFor().
    void setReport(const workspace::ImportReport &report, const FileReading &reading);
    /// What can be done about a group at once.
    [[nodiscard]] Repair repair(int row) const;
    [[nodiscard]] QString repairText(int row) const;
    /// Indices into the report's problems.
    [[nodiscard]] std::vector<std::size_t> problemsOf(int row) const;
    [[nodiscard]] QString what(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Group {
        std::string code;
        std::string column;
        bool repaired = false;
        std::vector<std::size_t> problems;
        QString what;
        QString example;
        Repair fix;
    };
    std::vector<Group> m_groups; ///< refused ones first, the largest first
};

} // namespace leadlight::imports
