// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_editor/lead_dialogs.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QScrollArea>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "inspector/why_panel.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::model_editor {

namespace {

QString dialogWord(const char *text)
{
    return QCoreApplication::translate("LeadDialogs", text);
}

QString tileOf(const std::shared_ptr<const model::ScoringModel> &model, const scoring::Scores &scores,
               std::uint32_t row)
{
    return bridge::toQt(model->nameOf(model->cellAt(scores.cellOf(row, model->columns()))));
}

QString moveText(const workspace::Snapshot &snapshot, const workspace::Impact &impact, std::uint32_t row)
{
    const QString before = tileOf(impact.before ? impact.before : snapshot.model, *impact.scoresBefore, row);
    const QString after = tileOf(impact.after, *impact.scoresAfter, row);
    return before == after ? before : QStringLiteral("%1 → %2").arg(before, after);
}

QDialog *newDialog(QWidget *over, const QString &title, QSize size)
{
    auto *dialog = new QDialog(over);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setAccessibleName(title);
    dialog->resize(theme::theme().px(size.width()), theme::theme().px(size.height()));
    return dialog;
}

/// Two models' views of one lead: a snapshot that ranks by the draft, and the stories by both.
struct Comparison {
    bridge::SnapshotPtr drafted;
    inspector::LeadStory before;
    inspector::LeadStory after;
};

} // namespace

void openComparison(bridge::WorkspaceSession &session, QWidget *over, quint32 row,
                    const std::shared_ptr<const workspace::Impact> &impact)
{
    const bridge::SnapshotPtr snapshot = session.snapshot();
    if (!snapshot || !impact) {
        return;
    }
    QDialog *dialog = newDialog(
        over, QStringLiteral("%1: %2").arg(bridge::toQt(snapshot->nameOf(row)), moveText(*snapshot, *impact, row)),
        {880, 620});
    auto *column = new QVBoxLayout(dialog);
    auto *both = new QHBoxLayout;
    std::array<inspector::WhyPanel *, 2> panels{};
    const std::array<QString, 2> names{snapshot->inForce ? dialogWord("In force: v%1").arg(snapshot->modelVersion)
                                                         : dialogWord("Before"),
                                       dialogWord("Under the draft")};
    for (std::size_t i = 0; i < panels.size(); ++i) {
        auto *half = new QVBoxLayout;
        auto *name = new QLabel(names[i], dialog);
        theme::setRole(*name, theme::Role::section);
        half->addWidget(name);
        auto *area = new QScrollArea(dialog);
        area->setWidgetResizable(true);
        area->setFrameShape(QFrame::NoFrame);
        area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        area->setAccessibleName(names[i]);
        panels[i] = new inspector::WhyPanel;
        panels[i]->setProperty("role", QStringLiteral("clear"));
        area->setWidget(panels[i]);
        half->addWidget(area, 1);
        both->addLayout(half, 1);
    }
    column->addLayout(both, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    column->addWidget(buttons);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    session.query(
        QStringLiteral("comparison"),
        [row, impact](const workspace::Snapshot &now, const base::Progress &) {
            auto drafted = std::make_shared<workspace::Snapshot>(now);
            drafted->model = impact->after;
            drafted->scores = impact->scoresAfter;
            return Comparison{drafted, inspector::storyOf(now, row), inspector::storyOf(*drafted, row)};
        },
        dialog,
        [panels, snapshot](const Comparison &comparison) {
            panels[0]->setStory(snapshot, comparison.before);
            panels[1]->setStory(comparison.drafted, comparison.after);
        });
    dialog->open();
}

} // namespace leadlight::model_editor
