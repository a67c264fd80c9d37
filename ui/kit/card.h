// SPDX-License-Identifier: GPL-3.0-or-later
// A panel with rounded corners, an optional title row (title in semibold, subtitle muted beside it, widgets at the
// right) and a body.
#pragma once

#include <QFrame>

class QBoxLayout;
class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace leadlight::kit {

class Card final : public QFrame {
    Q_OBJECT

public:
    explicit Card(const QString &title = {}, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setSubtitle(const QString &subtitle);
    void addHeaderWidget(QWidget *widget); // right end of the title row
    QVBoxLayout *body() const { return m_body; }
    // For tables that reach the card's edge: no padding around the body, the title row keeps its own.
    void setFlush(bool flush);

private:
    void spread();

    QVBoxLayout *m_outer;
    QWidget *m_head;
    QHBoxLayout *m_headRow;
    QLabel *m_title;
    QLabel *m_subtitle;
    QVBoxLayout *m_body;
    bool m_flush = false;
};

} // namespace leadlight::kit
