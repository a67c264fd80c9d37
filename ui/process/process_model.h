// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QAbstractTableModel>

#include "bridge/session.h"
#include "lifecycle/working_rules.h"
#include "workspace/queries/process_standing.h"

namespace leadlight::process {

/// The process, one row a stage: who answers for it, limit, next step, escalation, and how the leads stand. What is
/// typed becomes a wish (`changeWanted`), never the model's own.
class ProcessModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { stepColumn, stageColumn, ownerColumn, limitColumn, nextColumn, escalationColumn, standingColumn, columns };

    using QAbstractTableModel::QAbstractTableModel;

    /// Null: nothing is open. `which`: WorkingRules::processAt().
    void setSnapshot(const bridge::SnapshotPtr &snapshot, std::size_t which, bool editable);
    /// What the keys of the rules of a row begin with: "process.qualified."
    [[nodiscard]] std::string ruleOf(const lifecycle::ProcessStep &step) const;
    void setStandings(std::vector<workspace::StepStanding> standings);
    [[nodiscard]] const lifecycle::ProcessStep *stepAt(int row) const;
    [[nodiscard]] const bridge::SnapshotPtr &snapshot() const { return m_snapshot; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void changeWanted(const std::vector<leadlight::lifecycle::RuleValue> &values);
    void refused(const QString &text);

private:
    [[nodiscard]] QString shown(const lifecycle::ProcessStep &step, int row, int column) const;
    [[nodiscard]] QString typed(const lifecycle::ProcessStep &step, int column) const;
    [[nodiscard]] QString standingText(int row) const;

    bridge::SnapshotPtr m_snapshot;
    std::size_t m_which = 0;
    bool m_editable = false;
    std::vector<workspace::StepStanding> m_standings;
};

/// "Head of Sales, 4 hours late" in its parts: to whom, and after how long; both empty where nobody is told. Nothing: it
/// cannot be read.
[[nodiscard]] std::optional<std::pair<std::string, std::string>> escalationIn(const QString &text);

} // namespace leadlight::process
