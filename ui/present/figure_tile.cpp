// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/figure_tile.h"

#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QVBoxLayout>

#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::present {

FigureTile::FigureTile(const Figure &figure, QWidget *parent) : QFrame(parent), m_figure(figure)
{
    const theme::Theme &look = theme::theme();
    theme::setRole(*this, theme::Role::card);
    setAccessibleName(tr("%1: %2").arg(figure.name, figure.value));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(look.px(16), look.px(10), look.px(16), look.px(10));
    column->setSpacing(look.px(2));
    auto *name = new QLabel(figure.name, this);
    auto *value = new QLabel(figure.value, this);
    theme::setRole(*value, theme::Role::keyFigure);
    auto *note = new QLabel(figure.note, this);
    theme::setRole(*note, theme::Role::muted);
    for (QLabel *label : {name, note}) {
        label->setWordWrap(true);
    }
    column->addWidget(name);
    column->addWidget(value);
    column->addWidget(note);
    column->addStretch(1);
    if (!figure.rows.empty()) {
        setFocusPolicy(Qt::TabFocus);
        setCursor(Qt::PointingHandCursor);
    }
}

void FigureTile::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && !m_figure.rows.empty()) {
        Q_EMIT opened(m_figure.name, m_figure.rows);
    }
}

void FigureTile::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && !m_figure.rows.empty()) {
        Q_EMIT opened(m_figure.name, m_figure.rows);
        return;
    }
    QFrame::keyPressEvent(event);
}

} // namespace leadlight::present
