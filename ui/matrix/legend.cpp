// SPDX-License-Identifier: GPL-3.0-or-later
#include "matrix/legend.h"

#include <QAbstractButton>
#include <QLabel>
#include <QPainter>
#include <QStyle>

#include "kit/flow_layout.h"
#include "kit/follow_theme.h"
#include "theme/ramps.h"
#include "theme/roles.h"

namespace leadlight::matrix {

class LegendSwatch final : public QAbstractButton {
public:
    explicit LegendSwatch(QWidget *parent) : QAbstractButton(parent)
    {
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::TabFocus);
        kit::followTheme(this);
    }

    void setEntry(const LegendEntry &entry)
    {
        m_entry = entry;
        setText(entry.text);
        setEnabled(entry.hasTiles);
        updateGeometry();
        update();
    }
    [[nodiscard]] int bin() const { return m_entry.bin; }

    [[nodiscard]] QSize sizeHint() const override
    {
        const theme::Theme &look = theme::theme();
        const QFontMetrics metrics(look.font(theme::FontRole::small));
        return {look.px(14 + 6 + 8) + metrics.horizontalAdvance(text()), look.px(theme::size::hitTarget)};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const theme::Theme &look = theme::theme();
        const theme::Tokens &t = look.tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (underMouse() && isEnabled()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(t.chip);
            painter.drawRoundedRect(rect(), look.px(4), look.px(4));
        }
        const theme::Shade shade = m_entry.diverging ? theme::diverging(look.scheme(), m_entry.bin)
                                                     : theme::heat(look.scheme(), m_entry.bin);
        const int side = look.px(14);
        const QRect box = QStyle::visualRect(layoutDirection(), rect(), QRect(look.px(4), (height() - side) / 2, side, side));
        painter.setPen(QPen(t.outline, 1));
        painter.setBrush(shade.fill);
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), look.px(3), look.px(3));
        painter.setFont(look.font(theme::FontRole::small));
        painter.setPen(t.muted);
        const QRect words(look.px(14 + 9), 0, width() - look.px(14 + 9), height());
        painter.drawText(QStyle::visualRect(layoutDirection(), rect(), words), Qt::AlignVCenter | Qt::AlignLeft, text());
        if (hasFocus()) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(t.accent, 2));
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), look.px(4), look.px(4));
        }
    }

private:
    LegendEntry m_entry;
};

Legend::Legend(QWidget *parent) : QWidget(parent), m_hatch(new QLabel(tr("hatched: few, under 30"), this))
{
    auto *row = new kit::FlowLayout(this, 6);
    row->setContentsMargins(0, 0, 0, 0);
    theme::setRole(*m_hatch, theme::Role::small);
    row->addWidget(m_hatch);
    kit::followTheme(m_hatch, [hint = m_hatch](const theme::Theme &look) { hint->setFixedHeight(look.px(theme::size::hitTarget)); });
    m_hatch->hide();
    setAccessibleName(tr("Legend"));
}

void Legend::setEntries(Measure measure, const QList<LegendEntry> &entries)
{
    while (m_swatches.size() > entries.size()) {
        delete m_swatches.takeLast();
    }
    while (m_swatches.size() < entries.size()) {
        auto *swatch = new LegendSwatch(this);
        connect(swatch, &QAbstractButton::clicked, this, [this, swatch] { Q_EMIT binChosen(swatch->bin()); });
        layout()->addWidget(swatch);
        swatch->show();
        m_swatches.append(swatch);
    }
    for (qsizetype i = 0; i < entries.size(); ++i) {
        m_swatches[i]->setEntry(entries[i]);
        m_swatches[i]->setAccessibleName(tr("Tiles with %1 %2").arg(measureName(measure), entries[i].text));
        m_swatches[i]->setToolTip(tr("Select the tiles with this colour"));
    }
    // The last place in the row is the hint's.
    layout()->removeWidget(m_hatch);
    layout()->addWidget(m_hatch);
    m_hatch->setVisible(measure == Measure::won || measure == Measure::accepted);
    layout()->invalidate();
    updateGeometry();
}

} // namespace leadlight::matrix
