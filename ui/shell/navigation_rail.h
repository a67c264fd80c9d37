// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QLatin1String>
#include <QMap>
#include <QPushButton>
#include <QString>
#include <QVBoxLayout>
#include <QWidget>

namespace leadlight::shell {

/// One entry of the rail: icon, word and, where something waits for somebody, a number.
class RailButton : public QPushButton {
    Q_OBJECT

public:
    RailButton(const QString &text, QLatin1String iconName, QWidget *parent = nullptr);

    void setWaiting(int count);
    void setNarrow(bool narrow);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void word();

    QString m_word;
    int m_waiting = 0;
    bool m_narrow = false;
};

/// Where one goes from view to view. Narrow, it shows icons with tooltips. Arrow keys move between the entries.
class NavigationRail : public QWidget {
    Q_OBJECT

public:
    explicit NavigationRail(QWidget *parent = nullptr);

    /// Entries of the same `group` stand under one heading, in the order in which they are added.
    void addEntry(const QString &id, const QString &text, QLatin1String iconName, const QString &group);
    /// An entry at the foot that does something and is never the chosen one: chosen() is emitted, too.
    void addFootEntry(const QString &id, const QString &text, QLatin1String iconName);
    void setCurrent(const QString &id);
    void setWaiting(const QString &id, int count);
    void setPresent(const QString &id, bool present); ///< an absent entry takes no room
    void setUsable(bool usable); ///< false: there is nothing to go to
    void setNarrow(bool narrow);
    [[nodiscard]] bool isNarrow() const { return m_narrow; }
    [[nodiscard]] RailButton *button(const QString &id) const { return m_buttons.value(id); }

Q_SIGNALS:
    void chosen(const QString &id);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void resizeToTheme();

    QVBoxLayout *m_layout;
    QLabel *m_mark;
    QLabel *m_name;
    QList<QLabel *> m_headings;
    QStringList m_order;
    QMap<QString, RailButton *> m_buttons;
    QString m_lastGroup;
    bool m_narrow = false;
};

} // namespace leadlight::shell
