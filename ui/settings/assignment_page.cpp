// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/assignment_page.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QTableView>

#include "bridge/text.h"
#include "settings/assignment_dialog.h"
#include "settings/rule_grid.h"
#include "wording/rules.h"
#include "workspace/queries/process_standing.h"

namespace leadlight::settings {

AssignmentPage::AssignmentPage(SettingsContext &context, QWidget *parent)
    : SettingsPage(context, tr("Assignment"),
                   tr("Who gets a new MQL that has no owner yet: the first rule that takes the lead decides, several people take turns. "
                      "What no rule takes waits in Sales' open queue."),
                   parent),
      m_grid(new RuleGrid({tr("Which leads"), tr("Go to")}, this)), m_table(gridTable(*m_grid, tr("Rules of assignment"), 1)),
      m_add(new QPushButton(tr("Add…"), this))
{
    m_table->setSelectionBehavior(QTableView::SelectRows);
    column()->addWidget(m_table, 1);
    auto *row = new QHBoxLayout;
    row->addWidget(m_add);
    m_add->setAccessibleName(tr("Add a rule of assignment"));
    const std::array<QString, 4> names{tr("Edit…"), tr("Remove"), tr("Up"), tr("Down")};
    const std::array<QString, 4> accessible{tr("Edit the chosen rule"), tr("Remove the chosen rule"), tr("Move the chosen rule up"),
                                            tr("Move the chosen rule down")};
    for (std::size_t act = 0; act < m_acts.size(); ++act) {
        m_acts[act] = new QPushButton(names[act], this);
        m_acts[act]->setAccessibleName(accessible[act]);
        row->addWidget(m_acts[act]);
    }
    row->addStretch(1);
    column()->addLayout(row);
    connect(m_add, &QPushButton::clicked, this, [this] { open(-1); });
    connect(m_acts[0], &QPushButton::clicked, this, [this] { open(m_table->currentIndex().row()); });
    connect(m_acts[1], &QPushButton::clicked, this, &AssignmentPage::remove);
    connect(m_acts[2], &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_acts[3], &QPushButton::clicked, this, [this] { move(1); });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) { open(index.row()); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &AssignmentPage::enableButtons);
}

AssignmentPage::Rules AssignmentPage::rules() const
{
    const bridge::SnapshotPtr snapshot = session().snapshot();
    return snapshot ? snapshot->rules->assignment : Rules{};
}

void AssignmentPage::keep(const Rules &rules)
{
    desk().change({{"assignment", lifecycle::assignmentText(rules)}});
}

void AssignmentPage::open(int row)
{
    const bridge::SnapshotPtr snapshot = session().snapshot();
    const Rules before = rules();
    if (!snapshot || !session().isWritable() || row >= static_cast<int>(before.size())) {
        return;
    }
    auto *ask = new AssignmentDialog(*snapshot, row < 0 ? lifecycle::AssignmentRule{} : before[static_cast<std::size_t>(row)], this);
    connect(ask, &QDialog::accepted, this, [this, ask, row, before] {
        Rules changed = before;
        if (row < 0) {
            changed.push_back(ask->rule());
        } else {
            changed[static_cast<std::size_t>(row)] = ask->rule();
        }
        keep(changed);
    });
    ask->open();
}

void AssignmentPage::remove()
{
    Rules changed = rules();
    const int row = m_table->currentIndex().row();
    if (row >= 0 && row < static_cast<int>(changed.size())) {
        changed.erase(changed.begin() + row);
        keep(changed);
    }
}

void AssignmentPage::move(int by)
{
    Rules changed = rules();
    const int from = m_table->currentIndex().row();
    const int to = from + by;
    if (from < 0 || to < 0 || std::max(from, to) >= static_cast<int>(changed.size())) {
        return;
    }
    std::swap(changed[static_cast<std::size_t>(from)], changed[static_cast<std::size_t>(to)]);
    keep(changed);
    m_table->setCurrentIndex(m_grid->index(to, 0));
}

void AssignmentPage::setSnapshot(const bridge::SnapshotPtr &snapshot)
{
    RuleGrid::Rows rows;
    for (const lifecycle::AssignmentRule &rule : snapshot ? snapshot->rules->assignment : Rules{}) {
        const auto names = workspace::personNames(*snapshot);
        QStringList people;
        for (const base::Uuid &person : rule.people) {
            people << bridge::toQt(names(person.text()));
        }
        const auto label = [&](std::string_view field) {
            const data::Column *found = snapshot->leads.find(field);
            return found ? found->label : std::string(field);
        };
        const QString turns = people.size() > 1 ? tr("%1, in turns").arg(people.join(QStringLiteral(", "))) : people.join(QString());
        rows.push_back({{bridge::toQt(wording::assignmentWords(rule, label)), {}, {}, false}, {turns, {}, {}, false}});
    }
    m_grid->setRows(std::move(rows), false);
    if (!m_table->currentIndex().isValid() && m_grid->rowCount() > 0) {
        m_table->setCurrentIndex(m_grid->index(0, 0));
    }
    enableButtons();
}

void AssignmentPage::enableButtons()
{
    const bool writable = session().isOpen() && session().isWritable();
    const int row = m_table->currentIndex().row();
    const bool chosen = writable && row >= 0 && row < m_grid->rowCount();
    m_add->setEnabled(writable && !session().snapshot()->people.empty());
    m_acts[0]->setEnabled(chosen);
    m_acts[1]->setEnabled(chosen);
    m_acts[2]->setEnabled(chosen && row > 0);
    m_acts[3]->setEnabled(chosen && row + 1 < m_grid->rowCount());
}

} // namespace leadlight::settings
