// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;

namespace leadlight::imports {

/// Step 5: how far the import is.
class RunPage final : public QWidget {
    Q_OBJECT

public:
    explicit RunPage(QWidget *parent = nullptr);

    void setFile(const QString &file);
    /// `share` from 0 to 1, below 0 while it is not known; `rows` in words, or empty.
    void setProgress(double share, const QString &rows);
    [[nodiscard]] QString text() const;

private:
    QString m_file;
    QLabel *m_text;
    QProgressBar *m_bar;
};

} // namespace leadlight::imports
