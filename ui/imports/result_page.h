// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "workspace/commands/import_file.h"

class QLabel;
class QPushButton;

namespace leadlight::imports {

/// Step 5: what was done.
class ResultPage final : public QWidget {
    Q_OBJECT

public:
    explicit ResultPage(QWidget *parent = nullptr);

    void setReport(const workspace::ImportReport &report);
    [[nodiscard]] QString heading() const;

Q_SIGNALS:
    void saveRequested();
    void matrixRequested();
    void leadsRequested();
    void anotherRequested();

private:
    QLabel *m_icon;
    QLabel *m_heading;
    QLabel *m_note;
    QPushButton *m_save;
};

} // namespace leadlight::imports
