// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/style.h"

#include "theme/icons.h"
#include "theme/theme.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QPainter>
#include <QStyleOption>
#include <QTableView>

namespace leadlight::theme {

namespace {

void drawMark(QPainter *painter, QLatin1String name, const QRect &rect, bool enabled)
{
    const Tokens &t = theme().tokens();
    const int side = std::min({rect.width(), rect.height(), theme().px(size::icon)});
    const QRect square(rect.center().x() - side / 2 + 1, rect.center().y() - side / 2 + 1, side, side);
    painter->drawPixmap(square, iconPixmap(name, enabled ? t.muted : t.outline, side,
                                           painter->device()->devicePixelRatioF()));
}

void drawField(QPainter *painter, const QStyleOption &option)
{
    const Tokens &t = theme().tokens();
    const bool focus = option.state & QStyle::State_HasFocus;
    const double width = focus ? 2.0 : 1.0;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(focus ? t.accent : t.outline, width));
    painter->setBrush(option.state & QStyle::State_Enabled ? t.panel : t.window);
    const double radius = theme().px(size::radius);
    painter->drawRoundedRect(QRectF(option.rect).adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius);
    painter->restore();
}

void drawCheck(QPainter *painter, const QStyleOption &option, bool round)
{
    const Tokens &t = theme().tokens();
    const bool on = option.state & (QStyle::State_On | QStyle::State_NoChange);
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool focus = option.state & QStyle::State_HasFocus;
    const QRectF box = QRectF(option.rect).adjusted(1, 1, -1, -1);
    const double radius = round ? box.height() / 2 : theme().px(3);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(on || focus ? (enabled ? t.accent : t.outline) : t.outline, focus ? 2.0 : 1.0));
    painter->setBrush(on ? (enabled ? t.accent : t.chip) : t.panel);
    painter->drawRoundedRect(box, radius, radius);
    const QColor mark = enabled ? t.onAccent : t.outline;
    if (option.state & QStyle::State_NoChange) {
        painter->setPen(QPen(mark, 2));
        painter->drawLine(QPointF(box.left() + 4, box.center().y()), QPointF(box.right() - 4, box.center().y()));
    } else if (on && round) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(mark);
        painter->drawEllipse(box.center(), box.width() / 5, box.height() / 5);
    } else if (on) {
        const int side = option.rect.height() - 2;
        painter->drawPixmap(option.rect.left() + 1, option.rect.top() + 1,
                            iconPixmap(QLatin1String("accept"), mark, side, painter->device()->devicePixelRatioF()));
    }
    painter->restore();
}

void drawSlider(QPainter *painter, const QStyleOptionSlider &option, const QRect &handle)
{
    const Tokens &t = theme().tokens();
    const double thick = theme().px(4);
    QRectF groove = option.rect;
    if (option.orientation == Qt::Horizontal)
        groove = QRectF(groove.left(), groove.center().y() - thick / 2, groove.width(), thick);
    else
        groove = QRectF(groove.center().x() - thick / 2, groove.top(), thick, groove.height());
    const bool enabled = option.state & QStyle::State_Enabled;
    const double ring = theme().metrics().factor() * 2.5;
    const double side = std::min(handle.width(), handle.height()) - ring;
    QRectF knob(0, 0, side, side);
    knob.moveCenter(QRectF(handle).center());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(t.line);
    painter->drawRoundedRect(groove, thick / 2, thick / 2);
    painter->setPen(QPen(enabled ? t.accent : t.outline, ring));
    painter->setBrush(option.state & QStyle::State_HasFocus ? t.accent : t.panel);
    painter->drawEllipse(knob);
    painter->restore();
}

} // namespace

Style::Style() : QProxyStyle(QStringLiteral("Fusion")) {}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    const bool enabled = option->state & State_Enabled;
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawCheck(painter, *option, false);
        return;
    case PE_IndicatorRadioButton:
        drawCheck(painter, *option, true);
        return;
    case PE_IndicatorArrowDown:
        drawMark(painter, QLatin1String("chevron-down"), option->rect, enabled);
        return;
    case PE_IndicatorArrowUp:
        drawMark(painter, QLatin1String("chevron-up"), option->rect, enabled);
        return;
    case PE_IndicatorArrowRight:
        drawMark(painter, QLatin1String("chevron-right"), option->rect, enabled);
        return;
    case PE_IndicatorArrowLeft:
        drawMark(painter, QLatin1String("chevron-left"), option->rect, enabled);
        return;
    case PE_FrameFocusRect:
        // Item views show the focus by their delegates, buttons by their sheet; check boxes by their mark.
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    const bool enabled = option->state & State_Enabled;
    if (control == CC_ComboBox) {
        const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
        if (combo && combo->frame)
            drawField(painter, *option);
        drawMark(painter, QLatin1String("chevron-down"), subControlRect(control, option, SC_ComboBoxArrow, widget),
                 enabled);
        return;
    }
    if (control == CC_SpinBox) {
        const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
        if (spin && spin->frame)
            drawField(painter, *option);
        if (spin && spin->buttonSymbols != QAbstractSpinBox::NoButtons) {
            drawMark(painter, QLatin1String("chevron-up"), subControlRect(control, option, SC_SpinBoxUp, widget),
                     enabled && (spin->stepEnabled & QAbstractSpinBox::StepUpEnabled));
            drawMark(painter, QLatin1String("chevron-down"), subControlRect(control, option, SC_SpinBoxDown, widget),
                     enabled && (spin->stepEnabled & QAbstractSpinBox::StepDownEnabled));
        }
        return;
    }
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control == CC_Slider && slider) {
        drawSlider(painter, *slider, subControlRect(control, option, SC_SliderHandle, widget));
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                            const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    const bool text = (control == CC_ComboBox && part == SC_ComboBoxEditField)
                      || (control == CC_SpinBox && part == SC_SpinBoxEditField);
    if (!text)
        return rect;
    const int inset = theme().px(6);
    return option->direction == Qt::RightToLeft ? rect.adjusted(0, 0, -inset, 0) : rect.adjusted(inset, 0, 0, 0);
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                              const QWidget *widget) const
{
    QSize wanted = QProxyStyle::sizeFromContents(type, option, contents, widget);
    const bool insideTable = widget && widget->parentWidget()
                             && qobject_cast<const QAbstractItemView *>(widget->parentWidget()->parentWidget());
    if (type == CT_ComboBox || type == CT_SpinBox)
        wanted.rwidth() += theme().px(12);
    if ((type == CT_ComboBox || type == CT_SpinBox) && !insideTable)
        wanted.setHeight(std::max(wanted.height(), theme().px(size::control)));
    return wanted;
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
        return theme().px(size::icon);
    case PM_SliderLength:
    case PM_SliderThickness:
    case PM_SliderControlThickness:
        return theme().px(size::icon);
    case PM_SplitterWidth:
        return theme().px(8);
    case PM_FocusFrameHMargin:
        // A cell's text stands this and one more pixel inside: below the text of its header, which has 8.
        return qobject_cast<const QTableView *>(widget) ? theme().px(8) - 1
                                                        : QProxyStyle::pixelMetric(metric, option, widget);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_ComboBox_Popup:
    case SH_DialogButtonBox_ButtonsHaveIcons: // the desktop's icons, not ours
        return 0;
    case SH_Widget_Animation_Duration:
        return 0; // reduced motion is the default
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace leadlight::theme
