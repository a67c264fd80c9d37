// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QAbstractTableModel>

#include "imports/choice_delegate.h"
#include "imports/file_reading.h"

namespace leadlight::imports {

/// What becomes of each column of the file. Where it goes and as what it is read can be edited; two columns never go
/// to the same place. Columns that are not imported stand last once arrange() has been called.
class ColumnModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Samples, GoesTo, Type, Why, columns };
    struct WordMeaning {
        std::string word;
        std::uint64_t rows = 0;
        std::optional<std::string> key; ///< empty: it says nothing; none: not decided
    };
    using QAbstractTableModel::QAbstractTableModel;

    /// `keepOwn`: what people changed stays for columns of the same name.
    void setReading(const FileReading &reading, bool keepOwn = false);
    [[nodiscard]] const io::ImportPlan &plan() const { return m_plan; }
    /// Puts what is not imported at the end; not done while people edit.
    void arrange();
    /// The row that shows the column of this name; −1: none.
    [[nodiscard]] int rowOf(const std::string &column) const;
    /// Where a column may go, "Do not import" first, then its own field, then the known ones by name.
    [[nodiscard]] QList<Choice> choicesFor(int row) const;
    [[nodiscard]] QList<Choice> typesFor(int row) const;
    void setType(int row, const QString &key);
    void setUnreadableIsBlank(int row);

    /// The words of the column that goes to "stage" or "outcome"; empty: there is none.
    [[nodiscard]] std::vector<WordMeaning> wordsOf(const std::string &target) const;
    void setMeaning(const std::string &target, const std::string &word, const std::string &key);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

private:
    [[nodiscard]] std::size_t at(int row) const { return m_order[static_cast<std::size_t>(row)]; }
    [[nodiscard]] QString why(const io::PlanColumn &column) const;
    [[nodiscard]] QString ownField(int row) const; ///< "attribute:KEY"
    [[nodiscard]] QVariant text(int row, int column) const;
    void setTarget(int row, const std::string &target);
    void noteChange();
    void takeOver(const io::PlanColumn &said, const io::PlanColumn &guessed);

    io::ImportPlan m_plan;
    io::ImportPlan m_guessed;
    std::vector<std::size_t> m_order; ///< of rows: indices into the plan's columns
    std::vector<std::vector<std::pair<std::string, std::uint64_t>>> m_words;
    QStringList m_samples;
};

} // namespace leadlight::imports
