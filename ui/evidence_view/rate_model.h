// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QAbstractListModel>
#include <QString>

#include "evidence/intervals.h"

namespace leadlight::evidence_view {

/// Shares of cases as columns of a kit::ColumnChart.
class RateModel final : public QAbstractListModel {
    Q_OBJECT

public:
    struct Column {
        QString label; ///< under the column
        QString name;  ///< in a sentence: "Decile 1"
        evidence::Share share;
    };

    using QAbstractListModel::QAbstractListModel;

    /// `heat`: coloured by the rate; else in one colour.
    void setColumns(std::vector<Column> columns, const QString &outcome, bool heat);
    [[nodiscard]] const std::vector<Column> &columns() const { return m_columns; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] QString sentence(const Column &column) const;

    std::vector<Column> m_columns;
    QString m_outcome; ///< "won"
    bool m_heat = true;
};

} // namespace leadlight::evidence_view
