// SPDX-License-Identifier: GPL-3.0-or-later
#include "leads/leads_view.h"

#include <QPushButton>
#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>

#include "bridge/collation.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "inspector/lead_acts.h"
#include "inspector/lead_difference.h"
#include "kit/chip.h"
#include "kit/elided_label.h"
#include "kit/empty_state.h"
#include "kit/flow_layout.h"
#include "kit/search_field.h"
#include "leads/facet_panel.h"
#include "leads/lead_table_view.h"
#include "workspace/commands/export_file.h"

namespace leadlight::leads {

namespace {

constexpr std::size_t mostSideBySide = 5;

/// The filter without its newest part, tiles counting as the oldest.
data::Filter withoutLast(const bridge::FilterState &filter)
{
    std::vector<data::Filter::Term> terms = filter.combined().terms();
    const bool onlyTiles = filter.filter().isEmpty();
    if (!terms.empty()) {
        // combined() puts the tiles behind the typed terms.
        const auto last = terms.end() - (onlyTiles || filter.tiles().isEmpty() ? 1 : 2);
        terms.erase(last);
    }
    return data::Filter(std::move(terms));
}

} // namespace

void LeadsView::setSnapshot(const bridge::SnapshotPtr &snapshot, const workspace::ChangeEvent & /*event*/)
{
    m_snapshot = snapshot;
    for (QPushButton *button : {m_views, m_columns, m_export}) {
        button->setEnabled(snapshot != nullptr);
    }
    m_add->setEnabled(snapshot && session().isWritable());
    if (!snapshot) {
        m_table->setContent(nullptr, nullptr);
        showFilter();
        return;
    }
    list();
}

void LeadsView::showEvent(QShowEvent *event)
{
    View::showEvent(event);
    if (m_stale) {
        list();
    } else {
        activate(false);
    }
}

void LeadsView::list()
{
    m_stale = !isVisible();
    showFilter();
    if (!m_snapshot || m_stale) {
        return;
    }
    m_facets->refresh();
    std::vector<workspace::SortBy> order;
    for (const LeadTableModel::Sorted &sorted : m_table->sorted()) {
        const auto at = static_cast<std::size_t>(sorted.column);
        if (at < m_model.columns().size()) {
            const auto keys = sortBy(m_model.columns()[at], *m_snapshot, sorted.descending);
            order.insert(order.end(), keys.begin(), keys.end());
        }
    }
    session().query(
        QStringLiteral("list"),
        [filter = context().filter.combined(), fewer = withoutLast(context().filter), order,
         collation = bridge::collation()](const workspace::Snapshot &snapshot,
                                          base::Progress &progress) -> base::Result<Listed> {
            auto rows = workspace::listLeads(snapshot, filter, order, collation, &progress);
            if (!rows) {
                return base::fail(std::move(rows.error()));
            }
            Listed listed;
            if (rows->empty() && !filter.isEmpty()) {
                const auto more = workspace::matchingRows(snapshot, fewer, &progress);
                listed.removedByLast = more ? static_cast<std::int64_t>(more->size()) : 0;
            }
            listed.rows = std::make_shared<const std::vector<std::uint32_t>>(std::move(*rows));
            return listed;
        },
        this, [this](const base::Result<Listed> &listed) {
            if (listed) {
                showListed(*listed);
            } else if (listed.error().kind != base::ErrorKind::stopped) {
                say(bridge::messageOf(listed.error()));
            }
        });
}

void LeadsView::showListed(const Listed &listed)
{
    say({});
    m_table->setContent(session().snapshot(), listed.rows);
    if (listed.rows->empty()) {
        showEmpty(listed.removedByLast);
    } else {
        m_pages->setCurrentWidget(m_table);
    }
    showFilter();
}

void LeadsView::showEmpty(std::int64_t removedByLast)
{
    if (m_snapshot->size() == 0) {
        m_pages->setCurrentWidget(m_noLeads);
        return;
    }
    const auto filters = static_cast<int>(context().filter.chips().size());
    const QString title = filters == 1 ? tr("No lead matches this filter.")
                                       : tr("No lead matches these %1 filters.").arg(filters);
    m_noMatch->setTexts(title, filters == 1 ? tr("It removed %1.").arg(bridge::countText(removedByLast))
                                            : tr("The last one removed %1.").arg(bridge::countText(removedByLast)));
    m_pages->setCurrentWidget(m_noMatch);
}

void LeadsView::say(const QString &text)
{
    m_mistake->setText(text);
    m_mistake->setVisible(!text.isEmpty());
}

void LeadsView::takeTyped()
{
    say(context().filter.setExpression(m_filter->text()));
}

void LeadsView::showFilter()
{
    m_sentence->setText(context().filter.sentence());
    // What is being typed stays as it is typed, unless the filter was changed elsewhere.
    const auto typed = data::Filter::parse(bridge::toUtf8(m_filter->text()));
    if (!m_filter->hasFocus() || (typed && bridge::toQt(typed->text()) != context().filter.expression())) {
        m_filter->setText(context().filter.expression());
    }
    while (QLayoutItem *item = m_chips->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    const QList<bridge::FilterState::Chip> chips = context().filter.chips();
    for (int i = 0; i < chips.size(); ++i) {
        auto *chip = new kit::FilterChip(chips[i].text, m_chipLine);
        connect(chip, &kit::FilterChip::removeRequested, this, [this, i] { context().filter.removeChip(i); });
        m_chips->addWidget(chip);
        chip->show();
    }
    m_chipLine->setVisible(!chips.isEmpty());
}

void LeadsView::showChosen()
{
    const int count = m_table->chosenCount();
    m_chosenBar->setVisible(count > 1);
    m_chosenText->setText(tr("%1 leads chosen").arg(bridge::countText(count)));
    m_compare->setEnabled(count == 2);
    m_compare->setToolTip(count == 2 ? QString() : tr("Choose two leads"));
    m_merge->setEnabled(session().isWritable() && count <= static_cast<int>(mostSideBySide));
    m_assign->setEnabled(session().isWritable() && m_snapshot && !m_snapshot->people.empty());
}

void LeadsView::activate(bool show)
{
    const auto lead = m_table->currentLead();
    if (lead && isVisible()) {
        Q_EMIT leadActivated(*lead, show);
    }
}

void LeadsView::exportTo(const QString &path, bool chosenOnly)
{
    if (!m_model.rows()) {
        return;
    }
    const auto rows = chosenOnly ? std::make_shared<const std::vector<std::uint32_t>>(m_table->chosenLeads())
                                 : m_model.rows();
    session().query(
        QStringLiteral("export"),
        [rows, file = bridge::toUtf8(path)](const workspace::Snapshot &snapshot, base::Progress &progress) {
            return workspace::exportFile(snapshot, io::ImportKind::leads, file, std::span(*rows), &progress);
        },
        this, [this, path, count = rows->size()](const base::Result<void> &answer) {
            const QString number = bridge::countText(static_cast<std::int64_t>(count));
            Q_EMIT notice(answer ? tr("%1 leads exported to %2").arg(number, path) : bridge::messageOf(answer.error()), {},
                          {});
        });
}

void LeadsView::addLead()
{
    inspector::openAddForm(session(), this, [this](std::uint32_t row, const QString &name) {
        Q_EMIT notice(tr("%1 added").arg(name), tr("Show"), [this, row] { Q_EMIT leadActivated(row, true); });
    });
}

void LeadsView::mergeChosen()
{
    const std::vector<std::uint32_t> rows = m_table->chosenLeads();
    if (rows.size() < 2 || rows.size() > mostSideBySide) {
        Q_EMIT notice(tr("Choose two to %1 leads in the table; they are put side by side before anything is merged.").arg(mostSideBySide),
                      isVisible() ? QString() : tr("Show the leads"), [this] { Q_EMIT requestView(QStringLiteral("leads")); });
        return;
    }
    Q_EMIT requestLeads(QStringLiteral("hygiene"), rows);
}

void LeadsView::compareChosen()
{
    const std::vector<std::uint32_t> rows = m_table->chosenLeads();
    if (rows.size() != 2) {
        Q_EMIT notice(tr("Choose two leads in the table; they are put side by side, point by point."),
                      isVisible() ? QString() : tr("Show the leads"), [this] { Q_EMIT requestView(QStringLiteral("leads")); });
        return;
    }
    inspector::openDifference(session(), this, rows[0], rows[1]);
}

void LeadsView::enrolChosen()
{
    std::vector<std::uint32_t> rows = m_table->chosenLeads();
    if (const auto lead = m_table->currentLead(); rows.empty() && lead) {
        rows.push_back(*lead);
    }
    if (!rows.empty()) {
        Q_EMIT requestLeads(QStringLiteral("nurture"), rows);
    }
}

QList<QWidget *> LeadsView::panes()
{
    QList<QWidget *> all{m_filter};
    if (m_facetArea->isVisible()) {
        all.prepend(m_facets);
    }
    all << m_table;
    return all;
}

QWidget *LeadsView::firstPane()
{
    return m_table;
}

} // namespace leadlight::leads
