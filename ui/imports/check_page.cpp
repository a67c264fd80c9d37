// SPDX-License-Identifier: GPL-3.0-or-later
#include "imports/check_page.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "imports/import_words.h"
#include "imports/problem_model.h"
#include "kit/card.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::imports {

CheckPage::CheckPage(QWidget *parent)
    : QWidget(parent), m_model(new ProblemModel(this)), m_counts(new QLabel(this)), m_note(new QLabel(this)),
      m_problems(new kit::Card(tr("What is not as it should be"), this)), m_table(new QTableView(m_problems)),
      m_repair(new QPushButton(m_problems))
{
    const theme::Theme &look = theme::theme();
    theme::setRole(*m_counts, theme::Role::entity);
    theme::setRole(*m_note, theme::Role::muted);
    m_counts->setWordWrap(true);
    m_note->setWordWrap(true);
    auto *summary = new kit::Card(tr("What the import would do"), this);
    summary->body()->addWidget(m_counts);
    summary->body()->addWidget(m_note);
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Problems by cause"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setSelectionBehavior(QTableView::SelectRows);
    m_table->setSelectionMode(QTableView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(look.px(theme::size::row));
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_table->horizontalHeader()->resizeSection(ProblemModel::Rows, look.px(80));
    m_table->horizontalHeader()->resizeSection(ProblemModel::What, look.px(320));
    m_table->horizontalHeader()->resizeSection(ProblemModel::Then, look.px(90));
    m_problems->setFlush(true);
    m_problems->setSubtitle({});
    m_problems->addHeaderWidget(m_repair);
    m_problems->body()->addWidget(m_table);
    m_repair->setAccessibleName(tr("Read rows in quotation marks once more"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(look.px(16));
    column->addWidget(summary);
    column->addWidget(m_problems, 1);
    column->addStretch(0);
    connect(m_repair, &QPushButton::clicked, this, &CheckPage::repairRequested);
}

void CheckPage::setReport(const workspace::ImportReport &report)
{
    m_counts->setText(countsText(report));
    QStringList notes{tr("%1 rows were read. Nothing is written yet.")
                          .arg(bridge::countText(static_cast<std::int64_t>(report.rows)))};
    if (report.refused > 0) {
        notes << tr("Rows that are not usable are left out; they can be saved to a file afterwards.");
    }
    const QString held = heldText(report);
    if (!held.isEmpty()) {
        notes << tr("Held back from Sales: %1.").arg(held);
    }
    m_note->setText(notes.join(QLatin1Char(' ')));
    m_model->setReport(report);
    m_table->setCurrentIndex(m_model->index(0, 0));
    m_problems->setTitle(m_model->rowCount() == 0 ? tr("All rows are as they should be") : tr("What is not as it should be"));
    m_table->setVisible(m_model->rowCount() > 0);
    const auto quoted = static_cast<std::int64_t>(m_model->wholeRowQuoted());
    m_repair->setText(quoted == 1 ? tr("Read this row once more") : tr("Read these %1 rows once more").arg(bridge::countText(quoted)));
    m_repair->setVisible(quoted > 0);
    m_problems->setSizePolicy(QSizePolicy::Preferred, m_model->rowCount() > 0 ? QSizePolicy::Preferred : QSizePolicy::Maximum);
}

QString CheckPage::counts() const
{
    return m_counts->text();
}

} // namespace leadlight::imports
