// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include <QAbstractTableModel>
#include <QString>

#include "workspace/commands/import_file.h"

namespace leadlight::imports {

/// What was wrong with rows, one line a cause.
class ProblemModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Rows, What, Then, Example, columns };
    using QAbstractTableModel::QAbstractTableModel;

    void setReport(const workspace::ImportReport &report);
    /// Rows that were refused because they stand in quotation marks as a whole.
    [[nodiscard]] std::uint64_t wholeRowQuoted() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Group {
        std::string code;
        std::string column;
        bool repaired = false;
        std::uint64_t count = 0;
        QString what;
        QString example;
    };
    std::vector<Group> m_groups; ///< refused ones first, the largest first
};

} // namespace leadlight::imports
