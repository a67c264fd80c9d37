// SPDX-License-Identifier: GPL-3.0-or-later
// What a place says when there is nothing to show: icon, title, one sentence, up to three buttons.
#pragma once

#include <QLatin1String>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace leadlight::kit {

class EmptyState final : public QWidget {
    Q_OBJECT

public:
    EmptyState(QLatin1String icon, const QString &title, const QString &sentence, QWidget *parent = nullptr);

    void setTexts(const QString &title, const QString &sentence);
    QPushButton *addButton(const QString &text, bool primary = false); // the caller connects clicked()

private:
    QLatin1String m_iconName;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_sentence;
    QHBoxLayout *m_buttons;
};

} // namespace leadlight::kit
