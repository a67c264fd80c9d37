// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "workspace/commands/import_file.h"

class QLabel;
class QPushButton;
class QTableView;

namespace leadlight::kit {
class Card;
}

namespace leadlight::imports {

class ProblemModel;

/// Step 3: what the import would do, before anything is written.
class CheckPage final : public QWidget {
    Q_OBJECT

public:
    explicit CheckPage(QWidget *parent = nullptr);

    void setReport(const workspace::ImportReport &report);
    [[nodiscard]] QString counts() const;
    [[nodiscard]] QPushButton *repairButton() const { return m_repair; }
    [[nodiscard]] QTableView *problemTable() const { return m_table; }

Q_SIGNALS:
    void repairRequested();

private:
    ProblemModel *m_model;
    QLabel *m_counts;
    QLabel *m_note;
    kit::Card *m_problems;
    QTableView *m_table;
    QPushButton *m_repair;
};

} // namespace leadlight::imports
