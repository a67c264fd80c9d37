// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QAbstractItemModel>

#include "starter/starter_sheet.h"

namespace leadlight::starter {

/// A row of the proposal: a column of the leads, or a type of activity.
struct Subject {
    enum class Kind : std::uint8_t { column, activity };
    Kind kind = Kind::column;
    std::size_t at = 0; ///< place in StarterProposal::columns or ::activities
    bool operator==(const Subject &) const = default;
};

/// What leads could be scored by, in groups: who they are, what they do, activities, what looks filled in after the
/// sale, what is left out. Rows are taken in and out by their check boxes. Group headings cannot be chosen.
class ColumnModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { Name, Says, columns };

    explicit ColumnModel(StarterSheet &sheet, QObject *parent = nullptr);

    [[nodiscard]] std::optional<Subject> subjectOf(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const Subject &subject) const;
    [[nodiscard]] QModelIndex firstIndex() const; ///< the first row that is no heading

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

private:
    struct Group {
        QString name;
        std::vector<Subject> rows;
    };

    void group();
    void tellRows();
    [[nodiscard]] bool isOn(const Subject &subject) const;
    [[nodiscard]] bool canBeOn(const Subject &subject) const;
    [[nodiscard]] QVariant groupData(const Group &group, int column, int role) const;
    [[nodiscard]] QString nameOf(const Subject &subject) const;
    [[nodiscard]] QString saysOf(const Subject &subject) const;
    [[nodiscard]] QString toolTipOf(const Subject &subject) const;

    StarterSheet &m_sheet;
    std::vector<Group> m_groups;
};

} // namespace leadlight::starter
