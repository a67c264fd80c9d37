// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/navigation_rail.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

#include "bridge/text.h"
#include "theme/icons.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::shell {

RailButton::RailButton(const QString &text, QLatin1String iconName, QWidget *parent)
    : QPushButton(parent), m_word(text)
{
    setCheckable(true);
    setAutoExclusive(true);
    setIcon(theme::icon(iconName, theme::Tone::railText));
    theme::setRole(*this, theme::Role::railItem);
    word();
}

void RailButton::setWaiting(int count)
{
    m_waiting = count;
    word();
    update();
}

void RailButton::setNarrow(bool narrow)
{
    m_narrow = narrow;
    word();
    updateGeometry();
}

void RailButton::word()
{
    setText(m_narrow ? QString() : m_word);
    const QString waiting = m_waiting > 0 ? tr("%1 waiting").arg(bridge::countText(m_waiting)) : QString();
    setAccessibleName(m_word);
    setAccessibleDescription(waiting);
    const QString both = waiting.isEmpty() ? m_word : tr("%1, %2").arg(m_word, waiting);
    setToolTip(m_narrow || m_waiting > 0 ? both : QString());
}

QSize RailButton::sizeHint() const
{
    const theme::Theme &look = theme::theme();
    return {look.px(m_narrow ? theme::size::railNarrow - 16 : theme::size::railWidth - 20), look.px(34)};
}

void RailButton::paintEvent(QPaintEvent *event)
{
    QPushButton::paintEvent(event);
    if (m_waiting <= 0) {
        return;
    }
    const theme::Theme &look = theme::theme();
    const theme::Tokens &tokens = look.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_narrow) { // a dot; the number is in the tooltip
        const int size = look.px(8);
        const QRect dot(rect().right() - size - look.px(2), look.px(4), size, size);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.railMark);
        painter.drawEllipse(QStyle::visualRect(layoutDirection(), rect(), dot));
        return;
    }
    painter.setFont(look.font(theme::FontRole::badge));
    const QString text = bridge::countText(m_waiting);
    const int height = look.px(18);
    const int width = qMax(height, painter.fontMetrics().horizontalAdvance(text) + look.px(14));
    QRect pill(rect().right() - look.px(10) - width, (this->height() - height) / 2, width, height);
    pill = QStyle::visualRect(layoutDirection(), rect(), pill);
    QColor fill = tokens.railText;
    fill.setAlphaF(0.25F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(pill, height / 2.0, height / 2.0);
    painter.setPen(tokens.onRail);
    painter.drawText(pill, Qt::AlignCenter, text);
}

NavigationRail::NavigationRail(QWidget *parent)
    : QWidget(parent), m_layout(new QVBoxLayout(this)), m_mark(new QLabel(this)), m_name(new QLabel(this))
{
    setAccessibleName(tr("Views"));
    setAttribute(Qt::WA_StyledBackground);
    theme::setRole(*this, theme::Role::rail);
    m_layout->setContentsMargins(10, 12, 10, 10);
    m_layout->setSpacing(2);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(8, 0, 0, 4);
    head->setSpacing(10);
    m_name->setText(QStringLiteral("Leadlight"));
    head->addWidget(m_mark);
    head->addWidget(m_name, 1);
    m_layout->addLayout(head);
    m_layout->addStretch(1);
    connect(&theme::theme(), &theme::Theme::changed, this, &NavigationRail::resizeToTheme);
    resizeToTheme();
}

void NavigationRail::addEntry(const QString &id, const QString &text, QLatin1String iconName, const QString &group)
{
    const int end = m_layout->count() - 1; // before the stretch
    int at = end;
    if (group != m_lastGroup) {
        auto *heading = new QLabel(group.toUpper(), this);
        theme::setRole(*heading, theme::Role::railHeading);
        heading->setContentsMargins(0, 14, 0, 4);
        m_layout->insertWidget(at++, heading);
        m_headings << heading;
        m_lastGroup = group;
    }
    auto *button = new RailButton(text, iconName, this);
    button->setObjectName(id);
    m_layout->insertWidget(at, button);
    m_buttons.insert(id, button);
    m_order << id;
    connect(button, &QPushButton::clicked, this, [this, id] { Q_EMIT chosen(id); });
    setFocusProxy(m_buttons.value(m_order.first()));
    resizeToTheme();
}

void NavigationRail::addFootEntry(const QString &id, const QString &text, QLatin1String iconName)
{
    auto *button = new RailButton(text, iconName, this);
    button->setCheckable(false);
    button->setAutoExclusive(false);
    button->setObjectName(id);
    m_layout->addWidget(button);
    m_buttons.insert(id, button);
    m_order << id;
    connect(button, &QPushButton::clicked, this, [this, id] { Q_EMIT chosen(id); });
    resizeToTheme();
}

void NavigationRail::setCurrent(const QString &id)
{
    if (RailButton *wanted = button(id)) {
        wanted->setChecked(true);
        setFocusProxy(wanted);
        return;
    }
    for (RailButton *other : std::as_const(m_buttons)) { // the start page: nothing is chosen
        other->setAutoExclusive(false);
        other->setChecked(false);
        other->setAutoExclusive(true);
    }
}

void NavigationRail::setWaiting(const QString &id, int count)
{
    if (RailButton *wanted = button(id)) {
        wanted->setWaiting(count);
    }
}

void NavigationRail::setPresent(const QString &id, bool present)
{
    if (RailButton *wanted = button(id)) {
        wanted->setVisible(present);
    }
}

void NavigationRail::setUsable(bool usable)
{
    for (RailButton *entry : std::as_const(m_buttons)) {
        entry->setEnabled(usable);
    }
}

void NavigationRail::setNarrow(bool narrow)
{
    m_narrow = narrow;
    resizeToTheme();
}

void NavigationRail::resizeToTheme()
{
    const theme::Theme &look = theme::theme();
    setFixedWidth(look.px(m_narrow ? theme::size::railNarrow : theme::size::railWidth));
    m_mark->setPixmap(theme::applicationIcon().pixmap(QSize(look.px(26), look.px(26)), devicePixelRatioF()));
    m_name->setVisible(!m_narrow);
    m_name->setFont(look.font(theme::FontRole::section));
    QPalette palette = m_name->palette();
    palette.setColor(QPalette::WindowText, look.tokens().onRail);
    m_name->setPalette(palette);
    for (QLabel *heading : std::as_const(m_headings)) {
        heading->setVisible(!m_narrow);
    }
    for (RailButton *entry : std::as_const(m_buttons)) {
        entry->setIconSize(QSize(look.px(theme::size::railIcon), look.px(theme::size::railIcon)));
        entry->setNarrow(m_narrow);
    }
}

void NavigationRail::keyPressEvent(QKeyEvent *event)
{
    const bool down = event->key() == Qt::Key_Down;
    if (!down && event->key() != Qt::Key_Up) {
        QWidget::keyPressEvent(event);
        return;
    }
    QList<RailButton *> present;
    for (const QString &id : std::as_const(m_order)) {
        if (!button(id)->isHidden()) {
            present << button(id);
        }
    }
    for (qsizetype at = 0; at < present.size(); ++at) {
        if (present.at(at)->hasFocus()) {
            const qsizetype next = at + (down ? 1 : -1);
            if (next >= 0 && next < present.size()) {
                present.at(next)->setFocus(Qt::TabFocusReason);
            }
            return;
        }
    }
}

} // namespace leadlight::shell
