// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "workspace/commands/import_file.h"

class QLabel;
class QPushButton;

namespace leadlight::imports {

/// Step 6: what was done, and the way back.
class ResultPage final : public QWidget {
    Q_OBJECT

public:
    explicit ResultPage(QWidget *parent = nullptr);

    void setReport(const workspace::ImportReport &report);
    [[nodiscard]] QString heading() const;

    /// The import was taken back.
    void setUndone();
    [[nodiscard]] bool isUndone() const { return m_undone; }
    [[nodiscard]] QPushButton *undoButton() const { return m_undo; }
    /// What most people do next.
    [[nodiscard]] QPushButton *firstButton() const { return m_first; }
    /// Whether a first model can be made of the columns: leads came in, and none is in force. Then the matrix says
    /// nothing of them yet, and the starter comes first.
    void offerStarter(bool offered);

Q_SIGNALS:
    void undoRequested();
    void saveRequested();
    void starterRequested();
    void matrixRequested();
    void leadsRequested();
    void anotherRequested();

private:
    QLabel *m_icon;
    QLabel *m_heading;
    QLabel *m_note;
    QPushButton *m_first;
    QPushButton *m_matrix; ///< beside it, where it is not the first
    QPushButton *m_leads;
    QPushButton *m_undo;
    QPushButton *m_save;
    bool m_offersStarter = false;
    bool m_undone = false;
};

} // namespace leadlight::imports
