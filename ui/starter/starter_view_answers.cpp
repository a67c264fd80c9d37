// SPDX-License-Identifier: GPL-3.0-or-later
// The part of StarterView that asks, shows answers and makes the draft.
#include "starter/starter_view.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QTreeView>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "kit/card.h"
#include "kit/empty_state.h"
#include "kit/heat_map_view.h"
#include "kit/segmented.h"
#include "starter/share_card.h"
#include "starter/starter_words.h"
#include "starter/template_model.h"
#include "starter/tile_model.h"
#include "starter/value_pane.h"
#include "workspace/commands/edit_draft.h"
#include "workspace/commands/make_starter.h"

namespace leadlight::starter {

void StarterView::setSnapshot(const bridge::SnapshotPtr &snapshot, const workspace::ChangeEvent &event)
{
    const bool opened = !m_snapshot;
    m_snapshot = snapshot;
    if (!snapshot || opened) {
        m_subject.reset();
        m_sheet->clear();
        m_tiles->clear();
        m_match->clear();
        m_canMake = false;
    }
    m_isOld = m_isOld || opened || event.leads || event.stages;
    if (!snapshot) {
        return;
    }
    showHead();
    look();
}

void StarterView::showEvent(QShowEvent *event)
{
    View::showEvent(event);
    look();
}

void StarterView::look()
{
    if (!m_snapshot || !m_isOld || !isVisible()) {
        showState();
        return;
    }
    m_isOld = false;
    if (m_snapshot->size() == 0) {
        m_sheet->clear();
        showState();
        return;
    }
    m_isLooking = true;
    if (m_progress) {
        m_progress->stop();
    }
    m_progress = std::make_shared<base::Progress>();
    m_progressTimer.start();
    showProgress();
    showState();
    session().query(
        QStringLiteral("starter"),
        [progress = m_progress](const workspace::Snapshot &snapshot, const base::Progress &) {
            return std::make_shared<workspace::StarterProposal>(workspace::proposeStarter(snapshot, progress.get()));
        },
        this,
        [this](const std::shared_ptr<workspace::StarterProposal> &proposal) {
            m_isLooking = false;
            m_progressTimer.stop();
            const bool waited = m_pages->currentWidget() == m_looking;
            m_sheet->take(std::move(*proposal));
            showState();
            if (waited && isVisible() && (!window()->focusWidget() || !window()->focusWidget()->isVisible())) {
                firstPane()->setFocus(Qt::OtherFocusReason);
            }
        });
}

void StarterView::showProgress()
{
    m_lookingText->setText(
        tr("Looking at the columns of %1 leads").arg(m_snapshot ? countOf(m_snapshot->leadCount()) : QString()));
    m_lookingBar->setRange(0, static_cast<int>(m_progress->total()));
    m_lookingBar->setValue(static_cast<int>(m_progress->done()));
}

void StarterView::showState()
{
    const bool empty = !m_snapshot || m_snapshot->size() == 0;
    const bool unknown = m_sheet->proposal().leads == 0;
    m_pages->setCurrentWidget(empty ? static_cast<QWidget *>(m_none) : unknown ? m_looking : m_page);
}

void StarterView::showHead()
{
    const workspace::StarterProposal &proposal = m_sheet->proposal();
    const QString rest = m_snapshot && m_snapshot->inForce
                             ? tr("The draft stands beside v%1, which stays in force until both sides sign.")
                                   .arg(m_snapshot->modelVersion)
                             : tr("The draft scores all leads at once; nothing is handed over before both sides sign.");
    m_subtitle->setText(QStringLiteral("%1 %2").arg(leadsSentence(proposal), rest));
    const QString notes = m_template.empty() ? notesText(proposal.notes, QStringLiteral(" ")) : QString();
    m_notes->setText(notes);
    m_notes->setVisible(!notes.isEmpty());
    m_startOver->setVisible(m_template.empty() && m_sheet->isCorrected());
    const bool writable = session().isWritable();
    m_make->setEnabled(m_canMake && writable && !m_isMaking);
    m_make->setToolTip(writable ? QString() : tr("The workspace is open to read only"));
}

void StarterView::keepCurrent()
{
    m_tree->expandAll();
    const QModelIndex same = m_subject ? m_columns->indexOf(*m_subject) : QModelIndex();
    const QModelIndex now = same.isValid() ? same : m_columns->firstIndex();
    m_tree->setCurrentIndex(now);
    m_tree->scrollTo(now);
    chooseSubject(now);
}

void StarterView::chooseSubject(const QModelIndex &index)
{
    m_subject = m_columns->subjectOf(index);
    m_values->setSubject(m_subject);
}

void StarterView::setTemplate(const std::string &key)
{
    m_template = key;
    showSource();
    m_canMake = false;
    showHead();
    preview();
}

void StarterView::preview()
{
    if (!m_snapshot || m_sheet->proposal().leads == 0) {
        return;
    }
    session().query(
        QStringLiteral("preview"),
        [proposal = m_sheet->proposal(), key = m_template](const workspace::Snapshot &snapshot,
                                                           const base::Progress &progress) {
            return key.empty() ? previewStarter(snapshot, proposal, progress)
                               : previewTemplate(snapshot, key, proposal.shares, progress);
        },
        this, [this](const base::Result<DraftPreview> &answer) { showPreview(answer); });
}

void StarterView::showPreview(const base::Result<DraftPreview> &answer)
{
    if (answer) {
        m_tiles->setPreview(*answer);
        m_shares->setRanks(*answer->model, !m_template.empty());
    }
    if (answer && answer->match) {
        m_match->setMatch(*answer->match, m_sheet->proposal());
        m_matchCard->setSubtitle(tr("%1 of %2 found").arg(m_match->found()).arg(m_match->rowCount()));
        m_matchTable->setCurrentIndex(m_match->index(0, 0));
    }
    const bool strange = answer && answer->match && m_match->found() == 0;
    m_canMake = answer && !strange;
    m_map->setVisible(m_canMake);
    m_refusal->setVisible(!m_canMake);
    m_refusal->setText(!answer   ? bridge::messageOf(answer.error())
                       : strange ? tr("Your leads have nothing that this template asks for. Start from your columns.")
                                 : QString());
    m_previewCard->setSubtitle(
        m_canMake ? tr("%1 leads would be MQLs once signed").arg(countOf(answer->summary.wouldQualify)) : QString());
    showBasis();
    showHead();
}

void StarterView::makeDraft()
{
    if (!m_canMake || m_isMaking || !session().isWritable()) {
        return;
    }
    m_isMaking = true;
    showHead();
    const domain::Person *seated = m_snapshot->atTable(domain::Side::marketing);
    const auto person = seated ? std::optional(seated->id) : std::nullopt;
    session().run(
        tr("Making the draft"),
        [proposal = m_sheet->proposal(), key = m_template, person](workspace::Workspace &workspace,
                                                                   base::Progress &) -> base::Result<int> {
            if (key.empty()) {
                return workspace::makeStarterDraft(workspace, proposal, person)
                    .map([](const workspace::StarterDraft &draft) { return draft.version; });
            }
            return workspace::makeTemplateDraft(workspace, key, proposal.shares, person)
                .map([](const workspace::TemplateDraft &draft) { return draft.version; });
        },
        this, [this, before = m_snapshot](const base::Result<int> &version) { drafted(version, before); });
}

QString StarterView::draftSentence(int version, const bridge::SnapshotPtr &before) const
{
    return before->inForce ? tr("Draft v%1 stands beside v%2, which stays in force until both sides sign.")
                                 .arg(version)
                                 .arg(before->modelVersion)
                           : tr("The draft scores all leads now; nothing is handed over before both sides sign.");
}

void StarterView::drafted(const base::Result<int> &version, const bridge::SnapshotPtr &before)
{
    m_isMaking = false;
    showHead();
    if (!version) {
        Q_EMIT notice(bridge::messageOf(version.error()), {}, {});
        return;
    }
    const QString sentence = draftSentence(*version, before);
    Q_EMIT requestView(QStringLiteral("matrix"));
    if (!before->draft) {
        Q_EMIT notice(sentence, {}, {});
        return;
    }
    Q_EMIT decided(sentence, [this, old = before->draft] {
        session().run(
            tr("Taking the draft back"),
            [old](workspace::Workspace &workspace, base::Progress &) {
                return workspace::importDraft(workspace, *old);
            },
            this,
            [this](const base::Result<int> &back) {
                Q_EMIT notice(back ? tr("The draft before is back.") : bridge::messageOf(back.error()), {}, {});
            });
    });
}

} // namespace leadlight::starter
