// SPDX-License-Identifier: GPL-3.0-or-later
#include "matrix/matrix_board.h"

#include <algorithm>

#include <QEvent>
#include <QLabel>
#include <QStyle>

#include "bridge/text.h"
#include "kit/distribution.h"
#include "kit/follow_theme.h"
#include "kit/heat_map_view.h"
#include "theme/roles.h"

namespace leadlight::matrix {

MatrixBoard::MatrixBoard(QWidget *parent)
    : QWidget(parent), m_map(new kit::HeatMapView(this)),
      m_distributions{new kit::ThresholdDistribution(Qt::Vertical, this), new kit::ThresholdDistribution(Qt::Horizontal, this)},
      m_hint(new QLabel(this))
{
    m_map->setAccessibleName(tr("Lead matrix"));
    for (kit::ThresholdDistribution *distribution : m_distributions) {
        connect(distribution, &kit::ThresholdDistribution::thresholdMoved, this, &MatrixBoard::thresholdMoved);
    }
    theme::setRole(*m_hint, theme::Role::small);
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignLeft | Qt::AlignBottom);
    setEditable(false);
    m_map->viewport()->installEventFilter(this);
    kit::followTheme(this, [this](const theme::Theme &) { place(); });
}

void MatrixBoard::showDistributions(const std::array<workspace::Distribution, 2> &distributions)
{
    for (std::size_t axis = 0; axis < 2; ++axis) {
        const workspace::Distribution &from = distributions[axis];
        m_distributions[axis]->setBins({from.counts.begin(), from.counts.end()}, from.first, from.width);
    }
}

void MatrixBoard::showThresholds(const model::ScoringModel &model)
{
    for (std::size_t axis = 0; axis < 2; ++axis) {
        QStringList labels;
        for (const std::string &rank : model.axes[axis].ranks) {
            labels << bridge::toQt(rank);
        }
        const QString label = bridge::toQt(model.axes[axis].label);
        m_distributions[axis]->setAccessibleName(tr("%1 threshold").arg(label));
        m_distributions[axis]->setToolTip(tr("How many leads have how many points of %1").arg(label));
        m_distributions[axis]->setThresholds(model.axes[axis].thresholds, labels);
        m_distributions[axis]->setEditable(m_distributions[axis]->isEditable());
    }
}

Thresholds MatrixBoard::thresholds() const
{
    return {m_distributions[0]->thresholds(), m_distributions[1]->thresholds()};
}

void MatrixBoard::setEditable(bool editable)
{
    for (kit::ThresholdDistribution *distribution : m_distributions) {
        distribution->setEditable(editable);
    }
    if (editable) {
        m_distributions.front()->focusHandle();
    }
    m_hint->setText(editable ? tr("Drag a handle to move a threshold") : tr("Press Try it to move a threshold"));
}

QSize MatrixBoard::minimumSizeHint() const
{
    return m_map->minimumSizeHint()
           + QSize(m_distributions[0]->minimumSizeHint().width(), m_distributions[1]->minimumSizeHint().height());
}

QSize MatrixBoard::sizeHint() const
{
    return m_map->sizeHint() + QSize(m_distributions[0]->sizeHint().width(), m_distributions[1]->sizeHint().height());
}

void MatrixBoard::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

bool MatrixBoard::eventFilter(QObject *watched, QEvent *event)
{
    // The headers' sizes follow their texts, so the tiles may move without this widget being resized.
    if (event->type() == QEvent::Resize || event->type() == QEvent::Move) {
        lineUp();
    }
    return QWidget::eventFilter(watched, event);
}

void MatrixBoard::place()
{
    const theme::Theme &look = theme::theme();
    const int gap = look.px(12);
    const bool roomy = width() >= look.px(600);
    const int side = roomy ? m_distributions[0]->sizeHint().width() : m_distributions[0]->minimumSizeHint().width();
    const int under = height() >= look.px(420) ? m_distributions[1]->sizeHint().height()
                                                : m_distributions[1]->minimumSizeHint().height();
    const QRect map(side + gap, 0, std::max(0, width() - side - gap), std::max(0, height() - under - gap));
    m_map->setGeometry(QStyle::visualRect(layoutDirection(), rect(), map));
    lineUp();
}

void MatrixBoard::lineUp()
{
    const theme::Theme &look = theme::theme();
    const int gap = look.px(12);
    const QRect tiles = m_map->tilesRect().translated(m_map->pos());
    const QRect map = m_map->geometry();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int side = width() - map.width() - gap;
    const int under = height() - map.height() - gap;
    m_distributions[0]->setGeometry(mirrored ? width() - side : 0, tiles.top(), side, tiles.height());
    m_distributions[1]->setGeometry(tiles.left(), height() - under, tiles.width(), under);
    m_hint->setGeometry(mirrored ? width() - side : 0, height() - under, side, under);
}

} // namespace leadlight::matrix
