// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/programs_page.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>

#include "bridge/text.h"
#include "lifecycle/program_text.h"
#include "settings/program_dialog.h"
#include "settings/rule_grid.h"
#include "wording/rules.h"

namespace leadlight::settings {

ProgramsPage::ProgramsPage(SettingsContext &context, QWidget *parent)
    : SettingsPage(context, tr("Nurture programs"),
                   tr("What Marketing does with a lead until it is ready. Leadlight says whose next touch is due and writes the list for the "
                      "mail tool; it sends no mail. Reasons for passing back and treatments name a program; a renamed one keeps its leads."),
                   parent),
      m_grid(new RuleGrid({tr("Program"), tr("Who belongs"), tr("Touches"), tr("Until")}, this)),
      m_table(gridTable(*m_grid, tr("Nurture programs"), 2)), m_add(new QPushButton(tr("Add…"), this)), m_edit(new QPushButton(tr("Edit…"), this)),
      m_retire(new QPushButton(tr("Retire"), this))
{
    m_table->setSelectionBehavior(QTableView::SelectRows);
    m_table->setWordWrap(true);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    column()->addWidget(m_table, 1);
    m_add->setAccessibleName(tr("Add a nurture program"));
    m_edit->setAccessibleName(tr("Edit the chosen program"));
    auto *row = new QHBoxLayout;
    for (QPushButton *button : {m_add, m_edit, m_retire}) {
        row->addWidget(button);
    }
    row->addStretch(1);
    column()->addLayout(row);
    connect(m_add, &QPushButton::clicked, this, [this] { open(true); });
    connect(m_edit, &QPushButton::clicked, this, [this] { open(false); });
    connect(m_retire, &QPushButton::clicked, this, &ProgramsPage::retire);
    connect(m_table, &QTableView::activated, this, [this] { open(false); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ProgramsPage::showButtons);
}

const domain::NurtureProgram *ProgramsPage::chosen() const
{
    const int row = m_table->currentIndex().row();
    return row < 0 || row >= static_cast<int>(m_programs.size()) ? nullptr : &m_programs[static_cast<std::size_t>(row)];
}

void ProgramsPage::keep(const domain::NurtureProgram &program)
{
    if (const bridge::SnapshotPtr snapshot = session().snapshot()) {
        desk().change(lifecycle::programChange(*snapshot->rules, program));
    }
}

void ProgramsPage::open(bool isNew)
{
    const bridge::SnapshotPtr snapshot = session().snapshot();
    const domain::NurtureProgram *program = chosen();
    if (!snapshot || !session().isWritable() || (!isNew && !program)) {
        return;
    }
    auto *ask = new ProgramDialog(*snapshot, isNew ? domain::NurtureProgram{} : *program, this);
    connect(ask, &QDialog::accepted, this, [this, ask, isNew] {
        domain::NurtureProgram made = ask->program();
        const bridge::SnapshotPtr now = session().snapshot();
        if (isNew && now) {
            made.key = lifecycle::newProgramKey(*now->rules, made.name);
        }
        keep(made);
    });
    ask->open();
}

void ProgramsPage::retire()
{
    if (const domain::NurtureProgram *program = chosen()) {
        domain::NurtureProgram changed = *program;
        changed.retired = !changed.retired;
        keep(changed);
    }
}

void ProgramsPage::setSnapshot(const bridge::SnapshotPtr &snapshot)
{
    m_programs = snapshot ? snapshot->rules->knownPrograms() : std::vector<domain::NurtureProgram>();
    RuleGrid::Rows rows;
    const auto words = [](const QString &text) { return RuleCell{text.isEmpty() ? QStringLiteral("–") : text, {}, {}, false}; };
    for (const domain::NurtureProgram &program : m_programs) {
        const QString name = bridge::toQt(program.name);
        rows.push_back({words(program.retired ? tr("%1 (retired)").arg(name) : name), words(bridge::toQt(program.audience)),
                        words(bridge::toQt(wording::rhythmWords(program))), words(bridge::toQt(wording::exitWords(program)))});
    }
    m_grid->setRows(std::move(rows), false);
    if (!m_table->currentIndex().isValid() && m_grid->rowCount() > 0) {
        m_table->setCurrentIndex(m_grid->index(0, 0));
    }
    showButtons();
}

void ProgramsPage::showButtons()
{
    const bool writable = session().isOpen() && session().isWritable();
    const domain::NurtureProgram *program = chosen();
    const bool isRetired = program && program->retired;
    m_add->setEnabled(writable);
    m_edit->setEnabled(writable && program);
    m_retire->setEnabled(writable && program);
    m_retire->setText(isRetired ? tr("Take leads again") : tr("Retire"));
    m_retire->setAccessibleName(isRetired ? tr("Let the chosen program take leads again") : tr("Retire the chosen program"));
}

} // namespace leadlight::settings
