// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/bar_list.h"

#include "kit/bar_list_model.h"
#include "kit/bar_list_view.h"
#include "kit/follow_theme.h"
#include "kit/search_field.h"
#include "theme/roles.h"

#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace leadlight::kit {

BarList::BarList(const QString &name, QWidget *parent)
    : QWidget(parent), m_model(new BarListModel(this)),
      m_search(new SearchField(tr("Search"), tr("Search %1").arg(name), this)), m_view(new BarListView(this)),
      m_more(new QPushButton(this))
{
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("%1 values").arg(name));
    theme::setRole(*m_more, theme::Role::link);
    m_more->setAccessibleName(tr("More of %1").arg(name));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_search);
    column->addWidget(m_view);
    column->addWidget(m_more, 0, Qt::AlignLeading);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model->setFilter(text);
        refresh();
    });
    connect(m_search, &SearchField::left, m_view, qOverload<>(&QWidget::setFocus));
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_model->setLimit(0);
        refresh();
        m_view->setFocus();
    });
    connect(m_view, &BarListView::chosen, this, [this](const QModelIndex &index, bool exclude) {
        const int row = m_model->sourceRow(index);
        if (exclude)
            Q_EMIT excludeRequested(row);
        else
            Q_EMIT includeRequested(row);
    });
    followTheme(this, [this, column](const theme::Theme &look) {
        column->setSpacing(look.px(4));
        refresh();
    });
}

void BarList::setRows(std::vector<BarRow> rows)
{
    const int current = m_view->currentIndex().row();
    m_model->setRows(std::move(rows));
    refresh();
    // The counts change with every filter; the place in the list should not.
    if (current >= 0 && current < m_model->rowCount())
        m_view->selectionModel()->setCurrentIndex(m_model->index(current), QItemSelectionModel::NoUpdate);
}

void BarList::refresh()
{
    m_search->setVisible(m_model->total() > shownAtFirst);
    m_more->setVisible(m_model->hidden() > 0);
    m_more->setText(tr("%1 more…").arg(QLocale().toString(m_model->hidden())));
    m_view->fit();
}

} // namespace leadlight::kit
