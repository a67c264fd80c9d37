// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/history_detail.h"

#include <utility>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "bridge/time_text.h"
#include "kit/follow_theme.h"
#include "kit/plain_table.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::history {

namespace {

enum ChangeColumn : std::uint8_t { Field, Before, After };
constexpr int changeColumns = 3;
constexpr int changesAtOnce = 4;

} // namespace

void ChangeModel::setChanges(std::vector<wording::LedgerChange> changes)
{
    beginResetModel();
    m_changes = std::move(changes);
    endResetModel();
}

int ChangeModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_changes.size());
}

int ChangeModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : changeColumns;
}

QVariant ChangeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) {
        return {};
    }
    const wording::LedgerChange &change = m_changes[static_cast<std::size_t>(index.row())];
    if (index.column() == Field) {
        return bridge::toQt(change.field);
    }
    const std::string &value = index.column() == Before ? change.before : change.after;
    return value.empty() ? tr("(blank)") : bridge::toQt(value);
}

QVariant ChangeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    return section == Field ? tr("Field") : section == Before ? tr("Before") : tr("After");
}

HistoryDetail::HistoryDetail(QWidget *parent)
    : QWidget(parent), m_sentence(new QLabel(this)), m_circumstances(new QLabel(this)), m_changes(new ChangeModel(this)),
      m_table(kit::plainTable(m_changes, tr("Before and after"))), m_show(new QPushButton(tr("Show the lead"), this)),
      m_only(new QPushButton(tr("Only this lead"), this))
{
    theme::setRole(*m_sentence, theme::Role::strong);
    theme::setRole(*m_circumstances, theme::Role::small);
    for (QLabel *label : {m_sentence, m_circumstances}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->setSelectionMode(QTableView::NoSelection);
    connect(m_show, &QPushButton::clicked, this, &HistoryDetail::leadWanted);
    connect(m_only, &QPushButton::clicked, this, &HistoryDetail::onlyThisLeadWanted);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_show);
    buttons->addWidget(m_only);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_sentence);
    column->addWidget(m_circumstances);
    column->addWidget(m_table);
    column->addLayout(buttons);
    column->addStretch(1);
    kit::followTheme(this, [column, buttons](const theme::Theme &look) {
        column->setSpacing(look.px(10));
        buttons->setSpacing(look.px(8));
    });
    setEntry(nullptr, {});
}

void HistoryDetail::setEntry(const workspace::HistoryEntry *entry, const bridge::SnapshotPtr &snapshot)
{
    wording::LedgerStory story;
    if (entry && snapshot) {
        story = workspace::storyOf(*entry, *snapshot);
        const bridge::TimeText times(snapshot->zone(), snapshot->asOf);
        m_circumstances->setText(tr("%1 · %2 · entry %3")
                                     .arg(bridge::toQt(workspace::actorName(*entry, *snapshot)), times.moment(entry->time),
                                          bridge::countText(static_cast<std::int64_t>(entry->seq))));
    }
    m_sentence->setText(entry ? bridge::toQt(story.sentence) : tr("Choose an entry to see what it changed."));
    m_circumstances->setVisible(entry != nullptr);
    const bool changed = !story.changes.empty();
    m_changes->setChanges(std::move(story.changes));
    m_table->setVisible(changed);
    kit::fitRows(*m_table, changesAtOnce);
    const bool hasLead = entry && snapshot && entry->lead && !snapshot->isErased(*entry->lead);
    m_show->setVisible(hasLead);
    m_only->setVisible(hasLead);
}

} // namespace leadlight::history
