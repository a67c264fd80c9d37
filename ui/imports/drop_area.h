// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace leadlight::imports {

/// Where a file is dropped or chosen; shows the chosen one.
class DropArea final : public QWidget {
    Q_OBJECT

public:
    explicit DropArea(QWidget *parent = nullptr);

    void setFile(const QString &path);
    [[nodiscard]] QPushButton *button() const { return m_choose; }

Q_SIGNALS:
    void chosen(const QString &path);
    void chooseRequested();
    void pasteRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    bool m_over = false;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_note;
    QPushButton *m_choose;
    QPushButton *m_paste;
};

} // namespace leadlight::imports
