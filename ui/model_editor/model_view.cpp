// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_editor/model_view.h"

#include <algorithm>
#include <utility>

#include <QAbstractButton>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollArea>
#include <QStackedLayout>

#include "bridge/signatures.h"
#include "bridge/text.h"
#include "bridge/time_text.h"
#include "kit/elided_label.h"
#include "kit/empty_state.h"
#include "kit/segmented.h"
#include "model_editor/conversation.h"
#include "model_editor/criteria_view.h"
#include "model_editor/draft_desk.h"
#include "model_editor/impact_panel.h"
#include "model_editor/live_impact.h"
#include "model_editor/signature_cards.h"
#include "model_editor/version_cards.h"
#include "model_editor/version_words.h"
#include "theme/theme.h"
#include "workspace/commands/edit_draft.h"
#include "workspace/our_words.h"

namespace leadlight::model_editor {

namespace {

constexpr int roomyWidth = 1100; ///< of the view
constexpr int sideRoomy = 352;
constexpr int sideNarrow = 312;

bool isProposed(const agreement::ModelVersion &version)
{
    return version.state == agreement::VersionState::proposed || version.state == agreement::VersionState::halfSigned;
}

} // namespace

QList<QWidget *> ModelView::panes()
{
    if (m_pages->currentWidget() == m_none) {
        return {m_none};
    }
    return {m_tree, m_talk, m_impact->map()};
}

int ModelView::waiting() const
{
    return m_snapshot ? static_cast<int>(bridge::sidesToSign(*m_snapshot).size()) : 0;
}

bool ModelView::canUndo() const
{
    return m_snapshot && session().isWritable() && workspace::draftEditToUndo(*m_snapshot);
}

bool ModelView::canRedo() const
{
    return m_snapshot && session().isWritable() && workspace::draftEditToRedo(*m_snapshot);
}

void ModelView::undo()
{
    m_desk->undo();
}

void ModelView::redo()
{
    m_desk->redo();
}

void ModelView::setSnapshot(const bridge::SnapshotPtr &snapshot, const workspace::ChangeEvent &event)
{
    const int waited = waiting();
    const bool first = !m_snapshot || !snapshot;
    m_snapshot = snapshot;
    m_desk->setSnapshot(snapshot);
    m_impact->setSnapshot(snapshot);
    if (waiting() != waited) {
        Q_EMIT waitingChanged();
    }
    if (!snapshot) {
        m_figures.reset();
        m_live->setSnapshot(nullptr, true);
        m_leadsChanged = true;
        return;
    }
    m_leadsChanged = m_leadsChanged || event.leads;
    if (!first && !event.leads && !event.stages && !event.model && !event.people && !event.time) {
        return;
    }
    if (isVisible()) {
        refresh();
    } else {
        m_stale = true;
    }
}

void ModelView::showEvent(QShowEvent *event)
{
    View::showEvent(event);
    if (m_stale) {
        m_stale = false;
        refresh();
    }
}

void ModelView::resizeEvent(QResizeEvent *event)
{
    View::resizeEvent(event);
    const theme::Theme &look = theme::theme();
    const bool roomy = event->size().width() >= look.px(roomyWidth);
    m_side->setFixedWidth(look.px(roomy ? sideRoomy : sideNarrow));
}

void ModelView::refresh()
{
    if (!m_snapshot) {
        return;
    }
    const bool hasModel = !m_snapshot->model->axes[0].criteria.empty() || !m_snapshot->model->axes[1].criteria.empty()
                          || m_snapshot->draft;
    m_pages->setCurrentWidget(hasModel ? m_page : m_none);
    m_live->setSnapshot(m_snapshot, std::exchange(m_leadsChanged, false));
    refill(m_figures ? &*m_figures : nullptr);
    m_signatures->setSnapshot(m_snapshot);
    m_versions->setSnapshot(m_snapshot);
    showHead();
    askImpact();
    askFigures();
}

void ModelView::refill(const workspace::DraftFigures *figures)
{
    m_tree->refill(workspace::draftTable(*m_snapshot, figures), m_desk->authors());
    if (m_rows->choice() == RowChoice::open && m_rows->table().open.empty()) {
        // All is agreed: an empty list would look as if the draft were gone.
        m_choices->setCurrent(static_cast<int>(RowChoice::all));
        m_rows->setChoice(RowChoice::all);
        m_tree->setCurrentIndex(m_rows->index(0, 0));
    }
    showChoices();
    showEvidence();
}

void ModelView::showEvidence()
{
    const auto &evidence = m_live->evidence();
    if (evidence && m_snapshot) {
        const model::ScoringModel &model = m_snapshot->draft ? *m_snapshot->draft : *m_snapshot->model;
        std::vector<std::optional<workspace::ValueEvidence>> said;
        said.reserve(m_rows->table().rows.size());
        for (const workspace::DraftTableRow &row : m_rows->table().rows) {
            said.push_back(workspace::valueEvidence(*evidence, model, row.value));
        }
        m_rows->setEvidence(std::move(said));
    }
    showRow();
}

void ModelView::askFigures()
{
    const auto draft = m_snapshot->draft ? m_snapshot->draft : m_snapshot->model;
    using Answer = std::pair<workspace::DraftFigures, std::vector<workspace::DraftCheck>>;
    session().query(
        QStringLiteral("figures"),
        [draft](const workspace::Snapshot &snapshot, const base::Progress &progress) -> base::Result<Answer> {
            auto figures = workspace::draftFigures(snapshot, *draft, &progress);
            if (!figures) {
                return base::fail(figures.error());
            }
            auto checks = workspace::checkDraft(snapshot, *draft, &*figures);
            return Answer{std::move(*figures), std::move(checks)};
        },
        this,
        [this](base::Result<Answer> answer) {
            if (!answer || !m_snapshot) {
                return;
            }
            // The first figures bring what is contested most to the top: who has chosen nothing yet shall see that.
            const bool choosesFirst = !m_figures && m_tree->currentIndex() == m_tree->firstValue();
            m_figures = std::move(answer->first);
            refill(&*m_figures);
            if (choosesFirst) {
                m_tree->chooseFirst();
            }
            m_versions->setChecks(answer->second);
        });
}

void ModelView::askImpact()
{
    if (const auto model = m_desk->modelInSight(); model && isVisible()) {
        m_live->ask(*model);
    }
    const agreement::DraftAuthors &authors = m_desk->authors();
    m_impact->setNote(authors.areNone() || authors.areBoth() ? QString()
                      : authors.marketing.isNull()           ? tr("with what Sales proposes")
                                                             : tr("with what Marketing proposes"));
}

void ModelView::showHead()
{
    const agreement::ModelVersion *open = workspace::openVersion(*m_snapshot);
    const bool writable = session().isWritable();
    const QString inForce = m_snapshot->inForce ? tr("v%1").arg(m_snapshot->modelVersion) : QString();
    m_openDraft->setVisible(!open);
    m_openDraft->setEnabled(writable);
    m_propose->setVisible(open && !isProposed(*open));
    m_propose->setEnabled(m_desk->canEdit());
    m_differences->setVisible(open && m_snapshot->inForce);
    if (!open) {
        m_title->setText(tr("Scoring model %1").arg(inForce));
        m_subtitle->setText(tr("In force. Nothing changed yet."));
        return;
    }
    m_title->setText(m_snapshot->inForce
                         ? tr("Scoring model v%1, based on %2").arg(QString::number(open->number), inForce)
                         : tr("Scoring model v%1").arg(open->number));
    if (!isProposed(*open)) {
        m_subtitle->setText(tr("Draft. Each side proposes, the evidence speaks, you agree on one weight. Nothing "
                               "counts until both have signed."));
        return;
    }
    const agreement::Proposal *proposal = proposalOf(*m_snapshot, open->number);
    const domain::Person *person = proposal ? m_snapshot->personOf(proposal->person) : nullptr;
    QStringList parts{bridge::toQt(open->title), bridge::toQt(open->reason)};
    if (proposal) {
        parts << tr("proposed by %1 %2")
                     .arg(person ? bridge::toQt(person->name) : tr("somebody"),
                          bridge::TimeText(m_snapshot->zone(), m_snapshot->asOf).relative(proposal->time))
              << ageText(*m_snapshot, *proposal);
    }
    parts.removeAll(QString());
    m_subtitle->setText(parts.join(QStringLiteral(" · ")));
}

void ModelView::showChoices()
{
    const workspace::DraftTable &table = m_rows->table();
    const auto criteria = std::count_if(table.rows.begin(), table.rows.end(), [](const workspace::DraftTableRow &row) {
        return row.value.kind == model::ValueKind::criterion;
    });
    const auto name = [this](RowChoice choice, const QString &text) {
        m_choices->button(static_cast<int>(choice))->setText(text);
    };
    name(RowChoice::all, tr("All %1 criteria").arg(criteria));
    name(RowChoice::open, tr("%1 not agreed").arg(table.open.size()));
    const model::ScoringModel &model = m_snapshot->draft ? *m_snapshot->draft : *m_snapshot->model;
    name(RowChoice::firstAxis, bridge::toQt(workspace::axisLabel(*m_snapshot, model.axes[0])));
    name(RowChoice::secondAxis, bridge::toQt(workspace::axisLabel(*m_snapshot, model.axes[1])));
}

void ModelView::showRow()
{
    const workspace::DraftTableRow *row = m_tree->currentRow();
    m_talk->setRow(m_snapshot, row, m_figures.has_value());
    m_talk->setEvidence(row ? m_rows->evidenceOf(*row) : nullptr, m_live->evidence() != nullptr);
    m_more->setEnabled(row && !row->value.criterion.empty() && m_desk->canEdit());
    m_add->setEnabled(m_desk->canEdit());
}

void ModelView::goToRow(const std::string &path)
{
    if (!m_tree->goTo(path)) {
        m_rows->setChoice(RowChoice::all);
        m_choices->setCurrent(0);
        static_cast<void>(m_tree->goTo(path));
    }
    m_tree->setFocus(Qt::OtherFocusReason);
}

} // namespace leadlight::model_editor
