// SPDX-License-Identifier: GPL-3.0-or-later
// What ModelView opens: forms, signatures, lists.
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "bridge/messages.h"
#include "bridge/signatures.h"
#include "bridge/text.h"
#include "data/picked_rows.h"
#include "kit/segmented.h"
#include "model/model_diff.h"
#include "model_editor/criteria_view.h"
#include "model_editor/criterion_form.h"
#include "model_editor/draft_desk.h"
#include "model_editor/lead_dialogs.h"
#include "model_editor/live_impact.h"
#include "model_editor/model_view.h"
#include "model_editor/propose_dialog.h"
#include "model_editor/sign_dialog.h"
#include "theme/theme.h"
#include "wording/agreement.h"

namespace leadlight::model_editor {

void ModelView::openProposal()
{
    if (!m_snapshot || !m_desk->canEdit()) {
        return;
    }
    m_desk->flush();
    const agreement::ModelVersion *open = workspace::openVersion(*m_snapshot);
    if (!open) {
        Q_EMIT notice(tr("Nothing changed yet."), tr("Open a draft"), [this] { m_desk->openDraft(); });
        return;
    }
    if (open->state != agreement::VersionState::draft) {
        Q_EMIT notice(tr("v%1 is proposed already. It waits for signatures.").arg(open->number), {}, {});
        return;
    }
    if (const std::size_t count = m_rows->table().open.size(); count > 0 && m_desk->pending().empty()) {
        m_rows->setChoice(RowChoice::open);
        m_choices->setCurrent(static_cast<int>(RowChoice::open));
        m_tree->setCurrentIndex(m_rows->index(0, 0));
        m_tree->setFocus(Qt::OtherFocusReason);
        Q_EMIT notice(count == 1
                          ? tr("1 row is not agreed. It is listed here; Space agrees to the value on the table.")
                          : tr("%1 rows are not agreed. They are listed here; Space agrees to the value on the table.")
                                .arg(count),
                      {}, {});
        return;
    }
    (new ProposeDialog(session(), *m_desk, 0, this))->open();
}

void ModelView::openSignature(std::optional<domain::Side> side)
{
    if (!m_snapshot || !session().isWritable()) {
        return;
    }
    const agreement::ModelVersion *open = workspace::openVersion(*m_snapshot);
    if (!open || open->state == agreement::VersionState::draft) {
        Q_EMIT notice(tr("There is nothing to sign. A version is signed once it is proposed."), {}, {});
        return;
    }
    const auto sides = bridge::sidesToSign(*m_snapshot);
    if (!side && sides.empty()) {
        const bool half = open->state == agreement::VersionState::halfSigned;
        const bool byMarketing = half && open->signatures.front().side == domain::Side::marketing;
        Q_EMIT notice(half ? (byMarketing
                                  ? tr("You signed for Marketing. Someone from Sales has to sign the other side.")
                                  : tr("You signed for Sales. Someone from Marketing has to sign the other side."))
                           : tr("Nobody is at the table. Choose who sits here at the top right."),
                      {}, {});
        return;
    }
    (new SignDialog(session(), *m_desk, side.value_or(sides.empty() ? domain::Side::marketing : sides.front()), this))
        ->open();
}

void ModelView::openChanges()
{
    auto *ask = new QInputDialog(this);
    ask->setAttribute(Qt::WA_DeleteOnClose);
    ask->setWindowTitle(tr("Request changes"));
    ask->setLabelText(tr("What has to change? The version becomes a draft again and signatures are void."));
    ask->setOption(QInputDialog::UsePlainTextEditForTextInput);
    ask->setOkButtonText(tr("Request changes"));
    connect(ask, &QInputDialog::textValueSelected, this, [this](const QString &text) {
        if (!text.trimmed().isEmpty()) {
            m_desk->requestChanges("changes", text.trimmed());
        }
    });
    ask->open();
}

void ModelView::openRollBack(int version)
{
    if (!m_desk->canEdit()) {
        return;
    }
    if (workspace::openVersion(*m_snapshot)) {
        Q_EMIT notice(tr("A draft is open. Discard it before rolling back to v%1; undo brings it back.").arg(version),
                      tr("Discard the draft"), [this] { m_desk->discardDraft(); });
        return;
    }
    (new ProposeDialog(session(), *m_desk, version, this))->open();
}

void ModelView::openForm(bool isNew)
{
    const workspace::DraftTableRow *row = m_tree->currentRow();
    const auto model = m_desk->modelInSight();
    if (!model || !m_desk->canEdit() || (!isNew && (!row || row->value.criterion.empty()))) {
        return;
    }
    const std::size_t axis = row && row->value.axis < 2 ? row->value.axis : 0;
    const model::Criterion *criterion = isNew ? nullptr : model::findCriterion(*model, axis, row->value.criterion);
    if (!isNew && !criterion) {
        return;
    }
    (new CriterionForm(session(), *m_desk, *model, axis, criterion, this))->open();
}

void ModelView::removeCriterion()
{
    if (const workspace::DraftTableRow *row = m_tree->currentRow();
        row && !row->value.criterion.empty() && m_snapshot) {
        m_desk->removeCriterion(model::criterionPath(*m_desk->modelInSight(), row->value.axis, row->value.criterion));
    }
}

void ModelView::openLeads(const QString &title, const std::vector<quint32> &rows)
{
    const agreement::ModelVersion *open = workspace::openVersion(*m_snapshot);
    const QString named = open ? tr("Draft v%1: %2").arg(QString::number(open->number), title) : title;
    context().filter.setTiles({});
    context().filter.setFilter(data::Filter({data::pickedRows(bridge::toUtf8(named), rows)}));
    Q_EMIT requestView(QStringLiteral("leads"));
}

void ModelView::showDifferences()
{
    if (!m_snapshot || !m_snapshot->inForce || !m_snapshot->draft) {
        return;
    }
    QStringList lines;
    for (const model::ModelChange &change : model::diffOf(*m_snapshot->model, *m_snapshot->draft)) {
        lines << bridge::toQt(wording::changeText(*m_snapshot->model, *m_snapshot->draft, change));
    }
    auto *dialog = new QDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Differences to v%1").arg(m_snapshot->modelVersion));
    dialog->resize(theme::theme().px(560), theme::theme().px(420));
    auto *text = new QTextBrowser(dialog);
    text->setAccessibleName(dialog->windowTitle());
    text->setPlainText(lines.isEmpty() ? tr("Nothing changed yet.") : lines.join(QLatin1Char('\n')));
    (new QVBoxLayout(dialog))->addWidget(text);
    dialog->open();
}

} // namespace leadlight::model_editor
