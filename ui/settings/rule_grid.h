// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include <QAbstractTableModel>

class QTableView;

namespace leadlight::settings {

/// A cell that shows a rule, or words alone (no key).
struct RuleCell {
    QString text;
    std::string key;
    QString typed;      ///< what an editor starts with, where it is not the text
    bool check = false; ///< "yes" or "no" as a mark
};

/// Rules as a table, edited in place. What is typed becomes a wish, never the table's own.
class RuleGrid final : public QAbstractTableModel {
    Q_OBJECT

public:
    using Rows = std::vector<std::vector<RuleCell>>;

    explicit RuleGrid(QStringList headings, QObject *parent = nullptr) : QAbstractTableModel(parent), m_headings(std::move(headings)) {}

    void setRows(Rows rows, bool editable);
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void wanted(const std::string &key, const QString &text);

private:
    [[nodiscard]] const RuleCell &cell(const QModelIndex &index) const;

    QStringList m_headings;
    Rows m_rows;
    bool m_editable = false;
};

/// A table over the grid: cells are edited by Enter, F2, typing or a double click; `stretched` takes the spare width.
[[nodiscard]] QTableView *gridTable(RuleGrid &grid, const QString &accessibleName, int stretched);

} // namespace leadlight::settings
