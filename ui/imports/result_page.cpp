// SPDX-License-Identifier: GPL-3.0-or-later
#include "imports/result_page.h"

#include <algorithm>

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "imports/import_words.h"
#include "kit/card.h"
#include "kit/flow_layout.h"
#include "kit/follow_theme.h"
#include "theme/icons.h"
#include "theme/roles.h"

namespace leadlight::imports {

ResultPage::ResultPage(QWidget *parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_heading(new QLabel(this)), m_note(new QLabel(this)),
      m_first(new QPushButton(this)), m_matrix(new QPushButton(tr("Show the matrix"), this)),
      m_leads(new QPushButton(tr("Show the leads"), this)), m_undo(new QPushButton(tr("Undo this import"), this)),
      m_save(new QPushButton(this))
{
    const theme::Theme &look = theme::theme();
    theme::setRole(*m_heading, theme::Role::viewTitle);
    theme::setRole(*m_note, theme::Role::muted);
    m_heading->setWordWrap(true);
    m_note->setWordWrap(true);
    theme::setRole(*m_first, theme::Role::primary);
    auto *another = new QPushButton(tr("Import another file"), this);
    auto *buttons = new kit::FlowLayout(nullptr, look.px(8));
    for (QPushButton *button : {m_first, m_matrix, m_leads, m_undo, m_save, another}) {
        buttons->addWidget(button);
    }
    auto *card = new kit::Card({}, this);
    card->body()->addWidget(m_icon);
    card->body()->addWidget(m_heading);
    card->body()->addWidget(m_note);
    card->body()->addSpacing(look.px(8));
    card->body()->addLayout(buttons);
    card->setMaximumWidth(look.px(720));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(card);
    column->addStretch(1);
    kit::followTheme(m_icon, [this](const theme::Theme &now) {
        m_icon->setPixmap(theme::iconPixmap(QLatin1String("accept"), now.tokens().good, now.px(32), devicePixelRatioF()));
    });
    connect(m_matrix, &QPushButton::clicked, this, &ResultPage::matrixRequested);
    offerStarter(false);
    connect(m_first, &QPushButton::clicked, this, [this] {
        if (m_offersStarter) {
            Q_EMIT starterRequested();
        } else {
            Q_EMIT matrixRequested();
        }
    });
    connect(m_undo, &QPushButton::clicked, this, &ResultPage::undoRequested);
    connect(m_leads, &QPushButton::clicked, this, &ResultPage::leadsRequested);
    connect(m_save, &QPushButton::clicked, this, &ResultPage::saveRequested);
    connect(another, &QPushButton::clicked, this, &ResultPage::anotherRequested);
}

void ResultPage::setReport(const workspace::ImportReport &report)
{
    m_undone = false;
    m_heading->setText(report.added + report.updated > 0
                           ? tr("%1 imported").arg(rowsOf(report.plan.kind, report.added + report.updated))
                           : tr("Nothing in the file was new"));
    QStringList notes{tr("%1: %2.").arg(bridge::toQt(report.file), countsText(report))};
    const QString held = heldText(report);
    if (!held.isEmpty()) {
        notes << tr("Held back from Sales: %1.").arg(held);
    }
    if (const QString kept = keptText(report); !kept.isEmpty()) {
        notes << kept;
    }
    if (report.conflicting > 0) {
        const auto taken = std::count_if(report.conflicts.begin(), report.conflicts.end(), [](const auto &c) { return c.taken; });
        const auto kept = static_cast<std::int64_t>(report.conflicting) - taken;
        notes << tr("People here and the file said different things in %1 fields: %2 were kept as they stood here, %3 taken from "
                    "the file. What was not taken stands in the leads' history.")
                     .arg(bridge::countText(static_cast<std::int64_t>(report.conflicting)), bridge::countText(kept), bridge::countText(taken));
    }
    notes << tr("It took %1 seconds.").arg(static_cast<double>(report.elapsedMilliseconds) / 1000.0, 0, 'f', 1);
    m_note->setText(notes.join(QLatin1Char('\n')));
    m_save->setText(report.refused == 1 ? tr("Save the rejected row…")
                                        : tr("Save %1 rejected rows…").arg(bridge::countText(static_cast<std::int64_t>(report.refused))));
    m_save->setVisible(report.refused > 0);
    m_undo->setVisible(report.canBeUndone);
    m_leads->setText(report.plan.kind == io::ImportKind::leads && report.added > 0 ? tr("Show the new leads") : tr("Show the leads"));
}

void ResultPage::offerStarter(bool offered)
{
    m_offersStarter = offered;
    m_first->setText(offered ? tr("Start a model from these columns") : tr("Show the matrix"));
    m_first->setToolTip(
        offered ? tr("Values are marked good or bad by how their leads ended, thresholds by share of all leads") : QString());
    m_matrix->setVisible(offered);
}

void ResultPage::setUndone()
{
    m_undone = true;
    offerStarter(false);
    m_heading->setText(tr("The import was undone"));
    m_note->setText(tr("Everything is as it was before. The history of imports keeps a line about it."));
    m_undo->hide();
    m_leads->setText(tr("Show the leads"));
    m_first->setFocus(Qt::OtherFocusReason);
}

QString ResultPage::heading() const
{
    return m_heading->text();
}

} // namespace leadlight::imports
