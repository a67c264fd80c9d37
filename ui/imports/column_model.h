// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "imports/file_reading.h"

namespace leadlight::imports {

/// What becomes of each column of the file. Where it goes can be edited; two columns never go to the same place.
class ColumnModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Samples, GoesTo, Type, Why, columns };
    enum Role { Target = Qt::UserRole + 1, IsGuess };
    struct Choice {
        QString key;
        QString text;
    };
    using QAbstractTableModel::QAbstractTableModel;

    void setReading(const FileReading &reading);
    [[nodiscard]] const io::ImportPlan &plan() const { return m_plan; }
    /// Where a column may go, "Do not import" first, then its own field, then the known ones by name.
    [[nodiscard]] QList<Choice> choicesFor(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

private:
    [[nodiscard]] QString why(const io::PlanColumn &column) const;
    [[nodiscard]] QString ownField(int row) const; ///< "attribute:KEY"

    io::ImportPlan m_plan;
    io::ImportPlan m_guessed;
    QStringList m_samples;
};

} // namespace leadlight::imports
