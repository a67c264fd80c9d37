// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "imports/file_reading.h"

class QLabel;
class QTableView;

namespace leadlight::kit {
class FlowLayout;
}

namespace leadlight::imports {

class ColumnModel;
class PreviewModel;

/// Step 2: how the file was read and why, and where each column goes.
class MatchPage final : public QWidget {
    Q_OBJECT

public:
    explicit MatchPage(QWidget *parent = nullptr);

    void setReading(const FileReading &reading);
    [[nodiscard]] const io::ImportPlan &plan() const;
    [[nodiscard]] QTableView *columnTable() const { return m_columnTable; }

Q_SIGNALS:
    void planChanged();

private:
    void showRead(const FileReading &reading);
    void showMatched();

    ColumnModel *m_columns;
    PreviewModel *m_preview;
    QWidget *m_chips;
    kit::FlowLayout *m_chipRow;
    QLabel *m_reasons;
    QLabel *m_matched;
    QTableView *m_columnTable;
    QTableView *m_previewTable;
};

} // namespace leadlight::imports
