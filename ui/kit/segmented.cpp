// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/segmented.h"

#include "kit/follow_theme.h"
#include "theme/roles.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

namespace leadlight::kit {

namespace {

// One choice; it paints itself because a style sheet cannot round only the outer corners of a run-time position.
class SegmentButton final : public QAbstractButton {
public:
    explicit SegmentButton(SegmentedControl *control) : QAbstractButton(control), m_control(control)
    {
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
        setFocusPolicy(Qt::ClickFocus);
    }

    QSize sizeHint() const override
    {
        const theme::Theme &look = theme::theme();
        // Measured in the heavier weight, so that choosing does not move the neighbours.
        const QFontMetrics metrics(look.font(theme::FontRole::bodyStrong));
        return {metrics.horizontalAdvance(text()) + look.px(24), look.px(theme::size::control) - 2};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void nextCheckState() override {} // the control decides

    void paintEvent(QPaintEvent *) override
    {
        const theme::Theme &look = theme::theme();
        const theme::Tokens &t = look.tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool first = m_control->button(0) == this;
        const bool last = m_control->button(m_control->count() - 1) == this;
        const QRectF box = rect();
        const double radius = look.px(theme::size::radius) - 1;
        QPainterPath path;
        path.addRoundedRect(box, radius, radius);
        if (!(layoutDirection() == Qt::LeftToRight ? first : last))
            path.addRect(QRectF(box.left(), box.top(), radius, box.height()));
        if (!(layoutDirection() == Qt::LeftToRight ? last : first))
            path.addRect(QRectF(box.right() - radius, box.top(), radius, box.height()));
        path.setFillRule(Qt::WindingFill);
        const QColor ground = isChecked() ? t.accent : underMouse() && isEnabled() ? t.chip : t.panel;
        painter.fillPath(path, ground);
        if (!last && !isChecked()) {
            painter.setPen(t.line);
            const double x = layoutDirection() == Qt::LeftToRight ? box.right() - 0.5 : box.left() + 0.5;
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()));
        }
        if (hasFocus()) {
            painter.setPen(QPen(isChecked() ? t.onAccent : t.accent, 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(box.adjusted(2.5, 2.5, -2.5, -2.5), radius - 2, radius - 2);
        }
        painter.setFont(look.font(isChecked() ? theme::FontRole::bodyStrong : theme::FontRole::body));
        painter.setPen(!isEnabled() ? t.outline : isChecked() ? t.onAccent : t.text);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextShowMnemonic, text());
    }

private:
    SegmentedControl *m_control;
};

} // namespace

SegmentedControl::SegmentedControl(QWidget *parent) : QFrame(parent), m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(1, 1, 1, 1);
    m_row->setSpacing(0);
    theme::setRole(*this, theme::Role::segmented);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    followTheme(this);
}

SegmentedControl::SegmentedControl(const QStringList &texts, const QString &accessibleName, QWidget *parent)
    : SegmentedControl(parent)
{
    setAccessibleName(accessibleName);
    for (const QString &text : texts)
        addSegment(text);
    setCurrent(0);
}

int SegmentedControl::addSegment(const QString &text, const QString &toolTip)
{
    auto *button = new SegmentButton(this);
    button->setText(text);
    button->setToolTip(toolTip);
    QString name = text;
    name.remove(u'&');
    button->setAccessibleName(accessibleName().isEmpty() ? name : tr("%1: %2").arg(accessibleName(), name));
    button->installEventFilter(this);
    const int index = count();
    connect(button, &QAbstractButton::clicked, this, [this, index] { choose(index); });
    m_buttons.append(button);
    m_row->addWidget(button);
    if (m_current < 0)
        setCurrent(0);
    return index;
}

void SegmentedControl::setCurrent(int index)
{
    if (index < -1 || index >= count())
        return;
    m_current = index;
    const int reached = index < 0 ? 0 : index; // Tab finds the control while nothing is chosen, too
    for (int i = 0; i < count(); ++i) {
        m_buttons[i]->setChecked(i == index);
        m_buttons[i]->setFocusPolicy(i == reached ? Qt::StrongFocus : Qt::ClickFocus);
    }
}

void SegmentedControl::choose(int index)
{
    if (index < 0 || index >= count() || !m_buttons[index]->isEnabled())
        return;
    const bool moved = index != m_current;
    setCurrent(index);
    m_buttons[index]->setFocus(Qt::OtherFocusReason);
    if (moved)
        Q_EMIT activated(index);
}

bool SegmentedControl::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const int forward = layoutDirection() == Qt::LeftToRight ? 1 : -1;
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Left:
        choose(m_current - forward);
        return true;
    case Qt::Key_Right:
        choose(m_current + forward);
        return true;
    case Qt::Key_Up:
        choose(m_current - 1);
        return true;
    case Qt::Key_Down:
        choose(m_current + 1);
        return true;
    case Qt::Key_Home:
        choose(0);
        return true;
    case Qt::Key_End:
        choose(count() - 1);
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

} // namespace leadlight::kit
