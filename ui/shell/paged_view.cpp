// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/paged_view.h"

#include <QHBoxLayout>

#include "kit/follow_theme.h"
#include "kit/segmented.h"
#include "shell/page_stack.h"
#include "theme/roles.h"

namespace leadlight::shell {

PagedView::PagedView(bridge::ViewContext &context, const QString &id, const QString &name, const QList<Page> &pages, QWidget *parent)
    : View(context, parent), m_id(id), m_switch(new kit::SegmentedControl({}, name, this)), m_stack(new PageStack(this))
{
    setAccessibleName(name);
    theme::setRole(*this, theme::Role::page);
    auto *bar = new QHBoxLayout;
    bar->addWidget(m_switch);
    bar->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_stack, 1);
    for (const Page &page : pages) {
        addPage(page);
    }
    m_switch->setCurrent(0);
    connect(m_switch, &kit::SegmentedControl::activated, this, &PagedView::showPage);
    kit::followTheme(this, [bar](const theme::Theme &look) {
        bar->setContentsMargins(look.px(theme::size::gutter), look.px(12), look.px(theme::size::gutter), 0);
    });
}

void PagedView::addPage(const Page &page)
{
    bridge::View *view = page.make(context(), m_stack);
    const int index = static_cast<int>(m_pages.size());
    m_pages << view;
    m_stack->addWidget(view);
    m_switch->addSegment(page.title);
    relay(view);
    context().actions.add(QStringLiteral("page.") + page.id, view->title(), {}, bridge::Menu::view, this, [this, index] {
        showPage(index);
        Q_EMIT requestView(m_id);
        if (QWidget *pane = firstPane()) {
            pane->setFocus(Qt::OtherFocusReason);
        }
    });
}

void PagedView::relay(bridge::View *view)
{
    connect(view, &View::leadActivated, this, &View::leadActivated);
    connect(view, &View::requestView, this, &View::requestView);
    connect(view, &View::requestLeads, this, &View::requestLeads);
    connect(view, &View::notice, this, &View::notice);
    connect(view, &View::decided, this, &View::decided);
    connect(view, &View::undoRequested, this, &View::undoRequested);
    connect(view, &View::waitingChanged, this, &View::waitingChanged);
}

void PagedView::showPage(int page)
{
    if (page < 0 || page >= m_pages.size()) {
        return;
    }
    m_switch->setCurrent(page);
    m_stack->setCurrentIndex(page);
    if (isVisible()) {
        Q_EMIT requestView(m_id); // undo and redo are the new page's
    }
}

bridge::View *PagedView::current() const
{
    return m_pages.at(m_stack->currentIndex());
}

void PagedView::setSnapshot(const bridge::SnapshotPtr &snapshot, const workspace::ChangeEvent &event)
{
    for (bridge::View *view : std::as_const(m_pages)) {
        view->setSnapshot(snapshot, event);
    }
}

QList<QWidget *> PagedView::panes()
{
    return QList<QWidget *>{m_switch} + current()->panes();
}

int PagedView::waiting() const
{
    int all = 0;
    for (const bridge::View *view : m_pages) {
        all += view->waiting();
    }
    return all;
}

} // namespace leadlight::shell
