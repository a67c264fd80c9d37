// SPDX-License-Identifier: GPL-3.0-or-later
#include "imports/check_page.h"

#include <algorithm>

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "imports/choice_delegate.h"
#include "imports/conflict_model.h"
#include "imports/import_words.h"
#include "imports/problem_model.h"
#include "kit/card.h"
#include "kit/plain_table.h"
#include "kit/segmented.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::imports {

namespace {

constexpr int groupsAtOnce = 4;

} // namespace

CheckPage::CheckPage(QWidget *parent)
    : QWidget(parent), m_model(new ProblemModel(this)), m_rowModel(new RowModel(this)), m_conflictModel(new ConflictModel(this)),
      m_counts(new QLabel(this)), m_note(new QLabel(this)), m_problems(new kit::Card(tr("What is not as it should be"), this)),
      m_table(kit::plainTable(m_model, tr("Problems by cause"))), m_repair(new QPushButton(m_problems)),
      m_rows(new kit::Card(tr("These rows"), this)), m_rowTable(kit::plainTable(m_rowModel, tr("Rows with this problem"))),
      m_conflicts(new kit::Card(tr("Here and in the file"), this)),
      m_forAll(new kit::SegmentedControl({tr("Keep ours"), tr("Take the file's")}, tr("For all"), this)),
      m_conflictTable(kit::plainTable(m_conflictModel, tr("What people here and the file say")))
{
    theme::setRole(*m_counts, theme::Role::entity);
    theme::setRole(*m_note, theme::Role::muted);
    m_counts->setWordWrap(true);
    m_note->setWordWrap(true);
    layOutTables();
    layOutPage();
    connect(m_repair, &QPushButton::clicked, this, &CheckPage::repairCurrent);
    connect(m_table, &QTableView::activated, this, [this] { m_rowTable->setFocus(Qt::OtherFocusReason); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &index) { showGroup(index.row()); });
    connect(m_rowModel, &RowModel::edited, this, &CheckPage::noteChange);
    connect(m_conflictModel, &ConflictModel::chosen, this, &CheckPage::noteChange);
    connect(m_forAll, &kit::SegmentedControl::activated, this, [this](int choice) {
        m_conflictModel->takeAll(choice == 1 ? workspace::OnConflict::takeTheirs : workspace::OnConflict::keepOurs);
    });
}

void CheckPage::layOutTables()
{
    const theme::Theme &look = theme::theme();
    for (const auto &[column, width] : {std::pair{ProblemModel::Rows, 70}, {ProblemModel::What, 330}, {ProblemModel::Then, 80},
                                        {ProblemModel::Fix, 250}}) {
        m_table->horizontalHeader()->resizeSection(column, look.px(width));
    }
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_rowTable->setSelectionBehavior(QTableView::SelectItems);
    m_rowTable->setEditTriggers(QTableView::DoubleClicked | QTableView::EditKeyPressed | QTableView::AnyKeyPressed);
    // Enter edits as F2 does.
    connect(m_rowTable, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (index.flags() & Qt::ItemIsEditable) {
            m_rowTable->edit(index);
        }
    });
    ChoiceDelegate::install(*m_conflictTable, {ConflictModel::Taken}, ConflictModel::Taken);
    for (const auto &[column, width] : {std::pair{ConflictModel::Lead, 170}, {ConflictModel::Field, 130}, {ConflictModel::Here, 180},
                                        {ConflictModel::Who, 190}, {ConflictModel::InFile, 180}}) {
        m_conflictTable->horizontalHeader()->resizeSection(column, look.px(width));
    }
    m_conflictTable->horizontalHeader()->setStretchLastSection(true);
}

void CheckPage::layOutPage()
{
    const theme::Theme &look = theme::theme();
    auto *summary = new kit::Card(tr("What the import would do"), this);
    summary->body()->addWidget(m_counts);
    summary->body()->addWidget(m_note);
    m_problems->setFlush(true);
    m_problems->setSubtitle({});
    m_problems->addHeaderWidget(m_repair);
    m_problems->body()->addWidget(m_table);
    m_rows->setFlush(true);
    m_rows->body()->addWidget(m_rowTable);
    m_conflicts->setFlush(true);
    m_conflicts->setSubtitle({});
    m_conflicts->addHeaderWidget(m_forAll);
    m_conflicts->body()->addWidget(m_conflictTable);
    auto *split = new QSplitter(Qt::Vertical, this);
    split->setChildrenCollapsible(false);
    split->setHandleWidth(look.px(12));
    for (kit::Card *card : {m_rows, m_conflicts}) {
        card->setMinimumHeight(look.px(170));
        split->addWidget(card);
    }
    m_tables = split;
    for (kit::Card *card : {summary, m_problems}) {
        card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    }
    auto *inner = new QWidget(this);
    theme::setRole(*inner, theme::Role::page);
    auto *area = new QScrollArea(this); // a low window scrolls rather than squeezing three tables
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(inner);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(area);
    auto *column = new QVBoxLayout(inner);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(look.px(12));
    column->addWidget(summary);
    column->addWidget(m_problems);
    column->addWidget(split, 1);
    column->addStretch(0);
}

void CheckPage::setReport(const workspace::ImportReport &report, const FileReading &reading, const bridge::TimeText &times)
{
    m_report = report;
    m_isStale = false;
    m_counts->setText(countsText(report));
    QStringList notes{report.rows == 1 ? tr("1 row was read. Nothing is written yet.")
                                       : tr("%1 rows were read. Nothing is written yet.")
                                             .arg(bridge::countText(static_cast<std::int64_t>(report.rows)))};
    if (report.added + report.updated == 0) {
        notes << tr("Nothing in the file is new, so there is nothing to import.");
    }
    if (report.refused > 0) {
        notes << tr("Rows that are not usable are left out; they can be saved to a file afterwards.");
    }
    const QString held = heldText(report);
    if (!held.isEmpty()) {
        notes << tr("Held back from Sales: %1.").arg(held);
    }
    if (const QString kept = keptText(report); !kept.isEmpty()) {
        notes << kept;
    }
    m_note->setText(notes.join(QLatin1Char(' ')));
    m_model->setReport(report, reading);
    m_table->setCurrentIndex(m_model->index(0, 0));
    const bool any = m_model->rowCount() > 0;
    m_problems->setTitle(any ? tr("What is not as it should be") : tr("All rows are as they should be"));
    kit::fitRows(*m_table, groupsAtOnce);
    m_table->setVisible(any);
    showGroup(any ? 0 : -1);
    m_conflictModel->setReport(report, times);
    m_conflictTable->setCurrentIndex(m_conflictModel->index(0, ConflictModel::Taken));
    m_forAll->setCurrent(m_conflictModel->forAll() == workspace::OnConflict::takeTheirs ? 1 : 0);
    const auto listed = static_cast<std::uint64_t>(m_conflictModel->rowCount());
    m_conflicts->setSubtitle(listed < report.conflicting ? tr("the first %1 of %2 fields")
                                                               .arg(bridge::countText(static_cast<std::int64_t>(listed)),
                                                                    bridge::countText(static_cast<std::int64_t>(report.conflicting)))
                                                         : QString());
    m_conflicts->setVisible(listed > 0);
    m_tables->setVisible(any || listed > 0);
}

void CheckPage::showGroup(int row)
{
    const QString text = m_model->repairText(row);
    m_repair->setText(text);
    m_repair->setVisible(!text.isEmpty());
    const std::vector<std::size_t> problems = m_model->problemsOf(row);
    m_rowModel->setRows(m_report, problems, m_edits);
    m_rows->setVisible(!problems.empty());
    if (problems.empty()) {
        return;
    }
    m_rows->setTitle(m_model->what(row));
    const bool apart = m_rowModel->columnCount() > RowModel::firstCell &&
                       (m_rowModel->index(0, RowModel::firstCell).flags() & Qt::ItemIsEditable);
    m_rows->setSubtitle(apart ? tr("Enter or F2 corrects a cell") : QString());
    kit::fitColumns(*m_rowTable, 200);
    m_rowTable->setColumnWidth(RowModel::Reason, theme::theme().px(280));
    m_rowTable->horizontalHeader()->setStretchLastSection(!apart);
    // What is wrong stands beside the reason, however many columns the file has.
    QHeaderView *header = m_rowTable->horizontalHeader();
    for (int i = 0; i < header->count(); ++i) {
        header->moveSection(header->visualIndex(i), i);
    }
    if (m_rowModel->faultyColumn() > RowModel::firstCell) {
        header->moveSection(m_rowModel->faultyColumn(), RowModel::firstCell);
    }
    const int column = m_rowModel->faultyColumn() >= 0 ? m_rowModel->faultyColumn() : apart ? RowModel::firstCell : RowModel::Reason;
    m_rowTable->setCurrentIndex(m_rowModel->index(0, column));
    m_rowTable->horizontalScrollBar()->setValue(0);
}

void CheckPage::repairCurrent()
{
    if (const Repair repair = m_model->repair(m_table->currentIndex().row()); repair.kind != Repair::Kind::none) {
        Q_EMIT repairRequested(repair);
    }
}

void CheckPage::noteChange()
{
    m_isStale = true;
    Q_EMIT changed();
}

void CheckPage::reset()
{
    m_rowModel->setRows({}, {}, m_edits);
    m_edits.clear();
    m_conflictModel->reset();
    m_isStale = false;
}

void CheckPage::fill(workspace::ImportRequest &request) const
{
    request.edits = m_edits;
    m_conflictModel->fill(request);
}

QString CheckPage::counts() const
{
    return m_counts->text();
}

} // namespace leadlight::imports
