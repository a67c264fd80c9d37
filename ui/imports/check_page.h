// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "bridge/time_text.h"
#include "imports/file_reading.h"
#include "imports/repair.h"
#include "imports/row_model.h"

class QLabel;
class QPushButton;
class QTableView;

namespace leadlight::kit {
class Card;
class SegmentedControl;
}

namespace leadlight::imports {

class ConflictModel;
class ProblemModel;

/// Step 4: what the import would do, before anything is written; problems by cause, each with its rows, and where people
/// here and the file say different things. What is changed here holds once it is checked again.
class CheckPage final : public QWidget {
    Q_OBJECT

public:
    explicit CheckPage(QWidget *parent = nullptr);

    void setReport(const workspace::ImportReport &report, const FileReading &reading, const bridge::TimeText &times);
    /// Forgets what was corrected and chosen: another file.
    void reset();
    /// Corrected cells and choices.
    void fill(workspace::ImportRequest &request) const;
    /// Something was changed since the last check.
    [[nodiscard]] bool isStale() const { return m_isStale; }
    [[nodiscard]] QString counts() const;
    [[nodiscard]] QPushButton *repairButton() const { return m_repair; }
    [[nodiscard]] QTableView *problemTable() const { return m_table; }
    [[nodiscard]] QTableView *rowTable() const { return m_rowTable; }
    [[nodiscard]] QTableView *conflictTable() const { return m_conflictTable; }

Q_SIGNALS:
    void repairRequested(const leadlight::imports::Repair &repair);
    void changed(); ///< isStale()

private:
    void layOutTables();
    void layOutPage();
    void repairCurrent();
    void showGroup(int row);
    void noteChange();

    workspace::ImportReport m_report;
    CellEdits m_edits;
    bool m_isStale = false;
    ProblemModel *m_model;
    RowModel *m_rowModel;
    ConflictModel *m_conflictModel;
    QLabel *m_counts;
    QWidget *m_tables = nullptr; ///< rows and conflicts
    QLabel *m_note;
    kit::Card *m_problems;
    QTableView *m_table;
    QPushButton *m_repair;
    kit::Card *m_rows;
    QTableView *m_rowTable;
    kit::Card *m_conflicts;
    kit::SegmentedControl *m_forAll;
    QTableView *m_conflictTable;
};

} // namespace leadlight::imports
