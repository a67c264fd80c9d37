// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QAbstractTableModel>

#include "bridge/time_text.h"
#include "workspace/commands/import_file.h"

namespace leadlight::imports {

/// Where people here and the file say different things about a lead, and which of them is taken.
class ConflictModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Lead, Field, Here, Who, InFile, Taken, columns };
    using QAbstractTableModel::QAbstractTableModel;

    void setReport(const workspace::ImportReport &report, const bridge::TimeText &times);
    /// Another file: all conflicts are open again.
    void reset();
    void takeAll(workspace::OnConflict choice);
    [[nodiscard]] workspace::OnConflict forAll() const { return m_forAll; }
    void fill(workspace::ImportRequest &request) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void chosen();

private:
    [[nodiscard]] bool isTaken(const workspace::FieldConflict &conflict) const;
    [[nodiscard]] QString text(const workspace::FieldConflict &conflict, int column) const;

    std::vector<workspace::FieldConflict> m_conflicts;
    std::optional<bridge::TimeText> m_times;
    workspace::OnConflict m_forAll = workspace::OnConflict::keepOurs;
    std::set<std::pair<base::Uuid, std::string>> m_otherwise;
};

} // namespace leadlight::imports
