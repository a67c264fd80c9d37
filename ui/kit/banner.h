// SPDX-License-Identifier: GPL-3.0-or-later
// A lasting strip above a view: "Trial: 63 leads move." with its actions. Shown until the state it tells of ends.
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace leadlight::kit {

class Banner final : public QFrame {
    Q_OBJECT

public:
    explicit Banner(QWidget *parent = nullptr);

    void setText(const QString &text); // raises an accessible alert when the banner is visible and the text changes
    QString text() const;
    QPushButton *addButton(const QString &text, bool primary = false); // the caller connects clicked()

private:
    QLabel *m_text;
    QHBoxLayout *m_row;
};

} // namespace leadlight::kit
