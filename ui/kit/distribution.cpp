// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/distribution.h"

#include "kit/follow_theme.h"
#include "kit/threshold_handle.h"

#include <QPainter>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace leadlight::kit {

namespace {

constexpr int axisMargin = 10; // at both ends, so that a handle at the end stays whole
constexpr double cutFrom = 3;   // a bar this many times as long as the next is cut
constexpr double cutTo = 1.5;   // to this many times

} // namespace

ThresholdDistribution::ThresholdDistribution(Qt::Orientation orientation, QWidget *parent)
    : QWidget(parent), m_orientation(orientation)
{
    setSizePolicy(orientation == Qt::Vertical ? QSizePolicy::Fixed : QSizePolicy::Expanding,
                  orientation == Qt::Vertical ? QSizePolicy::Expanding : QSizePolicy::Fixed);
    followTheme(this, [this](const theme::Theme &) { placeHandles(); });
}

void ThresholdDistribution::setBins(std::vector<qint64> counts, int first, int width)
{
    m_counts = std::move(counts);
    m_first = first;
    m_width = std::max(1, width);
    restoreRange();
}

void ThresholdDistribution::setThresholds(const std::vector<int> &values, const QStringList &labels)
{
    for (ThresholdHandle *handle : m_handles)
        delete handle;
    m_handles.clear();
    for (std::size_t i = 0; i < values.size(); ++i) {
        const QString label = labels.value(static_cast<qsizetype>(i));
        auto *handle = new ThresholdHandle(label, this);
        handle->setAccessibleName(accessibleName().isEmpty() ? label : tr("%1: %2").arg(accessibleName(), label));
        handle->setFocusPolicy(m_editable ? Qt::StrongFocus : Qt::NoFocus);
        handle->setRange(std::numeric_limits<int>::min() / 2, std::numeric_limits<int>::max() / 2);
        handle->setValue(values[i]);
        const int index = static_cast<int>(i);
        connect(handle, &QSlider::valueChanged, this, [this, handle, index](int value) {
            limitHandles();
            placeHandles();
            Q_EMIT thresholdMoved(index, value);
            if (!handle->isDragging())
                Q_EMIT thresholdReleased(index, value);
        });
        connect(handle, &ThresholdHandle::dragEnded, this,
                [this, handle, index] { Q_EMIT thresholdReleased(index, handle->value()); });
        m_handles.push_back(handle);
        handle->show();
    }
    restoreRange();
}

std::vector<int> ThresholdDistribution::thresholds() const
{
    std::vector<int> values;
    for (const ThresholdHandle *handle : m_handles)
        values.push_back(handle->value());
    return values;
}

void ThresholdDistribution::setEditable(bool editable)
{
    m_editable = editable;
    for (ThresholdHandle *handle : m_handles) {
        handle->setFocusPolicy(editable ? Qt::StrongFocus : Qt::NoFocus);
        handle->setCursor(!editable                             ? Qt::ArrowCursor
                          : m_orientation == Qt::Vertical ? Qt::SizeVerCursor
                                                                : Qt::SizeHorCursor);
        handle->update();
    }
}

void ThresholdDistribution::focusHandle()
{
    if (!m_handles.empty())
        m_handles.front()->setFocus(Qt::OtherFocusReason);
}

QSize ThresholdDistribution::sizeHint() const
{
    const theme::Theme &look = theme::theme();
    return m_orientation == Qt::Vertical ? QSize(look.px(108), look.px(400)) : QSize(look.px(600), look.px(84));
}

QSize ThresholdDistribution::minimumSizeHint() const
{
    const theme::Theme &look = theme::theme();
    return m_orientation == Qt::Vertical ? QSize(look.px(84), look.px(120)) : QSize(look.px(160), look.px(64));
}

// Data and thresholds both stay on the axis, wherever the thresholds lie.
void ThresholdDistribution::restoreRange()
{
    m_low = m_first;
    m_high = m_first + m_width * std::max(1, static_cast<int>(m_counts.size()));
    for (const ThresholdHandle *handle : m_handles) {
        m_low = std::min(m_low, handle->value());
        m_high = std::max(m_high, handle->value());
    }
    limitHandles();
    placeHandles();
    update();
}

void ThresholdDistribution::limitHandles()
{
    for (std::size_t i = 0; i < m_handles.size(); ++i) {
        const int most = i == 0 ? m_high : m_handles[i - 1]->value() - 1;
        const int least = i + 1 == m_handles.size() ? m_low : m_handles[i + 1]->value() + 1;
        const QSignalBlocker quiet(m_handles[i]);
        m_handles[i]->setRange(least, std::max(least, most));
    }
}

void ThresholdDistribution::placeHandles()
{
    for (ThresholdHandle *handle : m_handles) {
        handle->place(positionOf(handle->value()));
        handle->update();
    }
}

double ThresholdDistribution::positionOf(double value) const
{
    const double margin = theme::theme().px(axisMargin);
    const double part = (value - m_low) / static_cast<double>(m_high - m_low);
    const bool bestFirst = m_orientation == Qt::Vertical || layoutDirection() == Qt::LeftToRight;
    const double length = (m_orientation == Qt::Vertical ? height() : width()) - 2 * margin;
    return margin + (bestFirst ? 1 - part : part) * length;
}

int ThresholdDistribution::valueAt(double position) const
{
    const double from = positionOf(m_low);
    const double to = positionOf(m_high);
    const double part = to == from ? 0.0 : (position - from) / (to - from);
    return m_low + static_cast<int>(std::lround(part * (m_high - m_low)));
}

QRectF ThresholdDistribution::barRect(std::size_t bin, double share) const
{
    const double a = positionOf(m_first + m_width * static_cast<double>(bin));
    const double b = positionOf(m_first + m_width * static_cast<double>(bin + 1));
    const double from = std::min(a, b);
    const double length = std::abs(b - a);
    const double gap = length > 4 ? 1 : 0;
    // Room for the knobs and labels beside the longest bar.
    const double room = m_orientation == Qt::Vertical ? width() - theme::theme().px(14)
                                                      : height() - theme::theme().px(18);
    const double size = std::max(1.0, share * room);
    if (m_orientation == Qt::Horizontal)
        return {from, height() - size, length - gap, size};
    const double left = layoutDirection() == Qt::LeftToRight ? width() - size : 0.0;
    return {left, from, size, length - gap};
}

// Where most leads have done nothing, their one bar would flatten all others: it is cut, with a gap to say so.
double ThresholdDistribution::longestWhole() const
{
    std::vector<qint64> sorted = m_counts;
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    if (sorted.empty() || sorted.front() == 0)
        return 1;
    const double most = static_cast<double>(sorted.front());
    const double second = sorted.size() > 1 ? static_cast<double>(sorted[1]) : 0;
    return second > 0 && most > cutFrom * second ? second * cutTo : most;
}

void ThresholdDistribution::paintEvent(QPaintEvent *)
{
    const double longest = longestWhole();
    QPainter painter(this);
    const QColor colour = theme::theme().tokens().histogram;
    for (std::size_t bin = 0; bin < m_counts.size(); ++bin) {
        if (m_counts[bin] <= 0)
            continue;
        const double share = static_cast<double>(m_counts[bin]) / longest;
        painter.fillRect(barRect(bin, std::min(share, 1.0)), colour);
        if (share > 1) {
            const QRectF whole = barRect(bin, 1);
            const QRectF below = barRect(bin, 1 / cutTo + (1 - 1 / cutTo) / 2);
            const double gap = theme::theme().px(3);
            const QRectF cut = m_orientation == Qt::Horizontal ? QRectF(whole.left(), below.top() - gap, whole.width(), gap)
                               : layoutDirection() == Qt::LeftToRight
                                   ? QRectF(below.left() - gap, whole.top(), gap, whole.height())
                                   : QRectF(below.right(), whole.top(), gap, whole.height());
            painter.fillRect(cut, theme::theme().tokens().panel);
        }
    }
}

void ThresholdDistribution::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeHandles();
}

} // namespace leadlight::kit
