// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_editor/proposal_slider.h"

#include <algorithm>
#include <cmath>

#include "theme/theme.h"

namespace leadlight::model_editor {

namespace {

QRect grooveIn(const QRect &cell)
{
    const int margin = theme::theme().px(12);
    return cell.adjusted(margin, 0, -margin, 0);
}

} // namespace

int ProposalSlider::placeOf(std::int64_t number, const QRect &groove, Qt::LayoutDirection direction) const
{
    const double share =
        high > low ? static_cast<double>(std::clamp(number, low, high) - low) / static_cast<double>(high - low) : 0;
    const double along = direction == Qt::RightToLeft ? 1 - share : share;
    return groove.left() + static_cast<int>(std::lround(along * (groove.width() - 1)));
}

std::int64_t ProposalSlider::valueAt(int x, const QRect &cell, Qt::LayoutDirection direction) const
{
    const QRect groove = grooveIn(cell);
    double share = groove.width() > 1 ? static_cast<double>(x - groove.left()) / (groove.width() - 1) : 0;
    share = std::clamp(direction == Qt::RightToLeft ? 1 - share : share, 0.0, 1.0);
    return low + std::llround(share * static_cast<double>(high - low));
}

void ProposalSlider::paint(QPainter &painter, const QRect &cell, Qt::LayoutDirection direction) const
{
    const theme::Theme &look = theme::theme();
    const theme::Tokens &tokens = look.tokens();
    const QRect groove = grooveIn(cell);
    const int middle = cell.center().y();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.line);
    const int thick = look.px(4);
    painter.drawRoundedRect(QRect(groove.left(), middle - thick / 2, groove.width(), thick), thick / 2.0, thick / 2.0);
    if (low < 0 && high > 0) { // where points turn from for to against
        painter.setBrush(tokens.outline);
        painter.drawRect(QRect(placeOf(0, groove, direction), middle - thick, 1, 2 * thick + 1));
    }
    if (evidence) {
        painter.setBrush(tokens.evidence);
        painter.drawRect(QRect(placeOf(*evidence, groove, direction) - 1, middle - look.px(7), 3, 2 * look.px(7) + 1));
    }
    const auto mark = [&](const std::optional<std::int64_t> &number, const QColor &colour, const QString &letter,
                          bool above) {
        if (!number) {
            return;
        }
        const int x = placeOf(*number, groove, direction);
        const double dot = look.px(6);
        painter.setPen(QPen(tokens.panel, 1));
        painter.setBrush(colour);
        painter.drawEllipse(QPointF(x + 0.5, middle + 0.5), dot / 2 + 1, dot / 2 + 1);
        painter.setPen(colour);
        painter.setFont(look.font(theme::FontRole::badge));
        const int tall = (cell.height() - look.px(12)) / 2;
        const int top = above ? cell.top() : cell.bottom() - tall;
        painter.drawText(QRect(x - look.px(10), top, look.px(20), tall), Qt::AlignCenter | Qt::TextDontClip, letter);
    };
    mark(marketing, tokens.marketing, QStringLiteral("M"), true);
    mark(sales, tokens.sales, QStringLiteral("S"), false);
    const double ring = look.px(6);
    painter.setPen(QPen(enabled ? tokens.accent : tokens.outline, 2));
    painter.setBrush(tokens.panel);
    painter.drawEllipse(QPointF(placeOf(value, groove, direction) + 0.5, middle + 0.5), ring, ring);
    painter.restore();
}

} // namespace leadlight::model_editor
