// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "imports/column_model.h"

namespace leadlight::imports {

/// The words of the column that goes to a stage or an outcome, how often each stands there, and what it means.
class WordModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Word, Rows, Means, columns };
    explicit WordModel(ColumnModel &plan, QObject *parent = nullptr);

    /// Shows the words of `target`, "stage" or "outcome".
    void setTarget(const std::string &target);
    [[nodiscard]] int undecided() const; ///< words without a meaning: their rows would be refused
    [[nodiscard]] int silent() const;    ///< words that say nothing

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

private:
    ColumnModel &m_plan;
    std::string m_target;
    std::vector<ColumnModel::WordMeaning> m_words;
};

} // namespace leadlight::imports
