// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "bridge/time_text.h"
#include "imports/file_reading.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QTableView;

namespace leadlight::kit {
class Banner;
class Card;
class FlowLayout;
}

namespace leadlight::imports {

class PreviewModel;

/// Step 2: how the file is read and why; what is wrong is corrected here and the file read again.
class ReadPage final : public QWidget {
    Q_OBJECT

public:
    explicit ReadPage(QWidget *parent = nullptr);

    void setReading(const FileReading &reading, const bridge::TimeText &times);
    /// Forgets what was corrected: another file.
    void reset();
    /// What was corrected: encoding, separator, header, sheet.
    void fill(workspace::ImportRequest &request) const;
    [[nodiscard]] QTableView *previewTable() const { return m_table; }

Q_SIGNALS:
    void corrected(); ///< by the user: read again
    void anewRequested();

private:
    [[nodiscard]] QWidget *corrections();
    void showReasons(const FileReading &reading);
    void showChoices(const FileReading &reading);

    PreviewModel *m_preview;
    kit::Banner *m_known;
    QWidget *m_chips;
    kit::FlowLayout *m_chipRow;
    QLabel *m_reasons;
    QWidget *m_ofText;
    QWidget *m_ofBook;
    QComboBox *m_encoding;
    QComboBox *m_separator;
    QComboBox *m_sheet;
    QCheckBox *m_header;
    bool m_headerChosen = false;
    bool m_sheetChosen = false;
    kit::Card *m_rows;
    QTableView *m_table;
};

} // namespace leadlight::imports
