// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/lead_page.h"

#include <algorithm>

#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::present {

namespace {

/// Nobody reads more of them from a wall.
constexpr std::size_t mostListed = 200;

} // namespace

LeadPage::LeadPage(std::shared_ptr<const workspace::Meeting> meeting, QWidget *parent)
    : QWidget(parent), m_meeting(std::move(meeting)), m_list(new QListWidget(this)), m_more(new QLabel(this))
{
    m_list->setAccessibleName(tr("Leads behind the figure"));
    m_list->setFocusPolicy(Qt::TabFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setWordWrap(true);
    theme::setRole(*m_more, theme::Role::muted);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_list, 1);
    column->addWidget(m_more);
}

void LeadPage::showLeads(const std::vector<std::uint32_t> &rows)
{
    m_rows = rows;
    refresh();
    m_list->scrollToTop();
}

void LeadPage::setNamesShown(bool shown)
{
    m_areNamesShown = shown;
    refresh();
}

void LeadPage::refresh()
{
    const workspace::Snapshot &snapshot = *m_meeting->snapshot;
    m_list->clear();
    const std::size_t listed = std::min(m_rows.size(), mostListed);
    for (std::size_t i = 0; i < listed; ++i) {
        const std::uint32_t row = m_rows[i];
        std::string name = workspace::coverName(snapshot, row);
        if (m_areNamesShown) {
            const std::string company = snapshot.text(row, "company");
            name = snapshot.nameOf(row) + (company.empty() ? std::string() : ", " + company);
        }
        auto *item = new QListWidgetItem(tr("%1 · %2 · %3").arg(bridge::toQt(name), bridge::toQt(snapshot.rankOf(row)),
                                                               bridge::toQt(snapshot.rules->glossary.stage(snapshot.stages[row]))),
                                         m_list);
        item->setSizeHint({0, theme::theme().px(theme::size::rowCompact)});
    }
    const auto rest = static_cast<std::int64_t>(m_rows.size() - listed);
    m_more->setText(tr("and %1 more").arg(bridge::countText(rest)));
    m_more->setVisible(rest > 0);
}

} // namespace leadlight::present
