// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/workbench.h"

#include <QVBoxLayout>

#include "shell/page_stack.h"
#include "theme/theme.h"

namespace leadlight::shell {

Workbench::Workbench(QWidget *parent)
    : QWidget(parent), m_splitter(new QSplitter(Qt::Horizontal, this)), m_pages(new PageStack)
{
    m_splitter->addWidget(m_pages);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    connect(&theme::theme(), &theme::Theme::changed, this, &Workbench::place);
}

void Workbench::setInspector(QWidget *inspector)
{
    m_inspector = inspector;
    m_inspector->setAutoFillBackground(true); // it may lie over a page
    place();
}

void Workbench::setInspectorShown(bool shown)
{
    if (shown != m_shown) {
        m_shown = shown;
        place();
    }
}

void Workbench::setOverlaying(bool overlay)
{
    if (overlay != m_overlay) {
        m_overlay = overlay;
        place();
    }
}

void Workbench::place()
{
    if (!m_inspector) {
        return;
    }
    const theme::Theme &look = theme::theme();
    m_inspector->setMinimumWidth(look.px(theme::size::inspectorMin));
    m_inspector->setMaximumWidth(look.px(theme::size::inspectorMax));
    if (m_overlay) {
        if (m_inspector->parentWidget() != this) {
            m_inspector->setParent(this);
        }
        const int width = qMin(look.px(theme::size::inspectorMin), this->width());
        const int left = layoutDirection() == Qt::RightToLeft ? 0 : this->width() - width;
        m_inspector->setGeometry(left, 0, width, height());
        m_inspector->setVisible(m_shown);
        m_inspector->raise();
        return;
    }
    if (m_inspector->parentWidget() != m_splitter) {
        m_splitter->addWidget(m_inspector);
        m_splitter->setStretchFactor(0, 1);
        m_splitter->setStretchFactor(1, 0);
    }
    m_inspector->setVisible(m_shown);
}

void Workbench::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_overlay) {
        place();
    }
}

} // namespace leadlight::shell
