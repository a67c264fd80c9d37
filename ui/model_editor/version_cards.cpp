// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_editor/version_cards.h"

#include <QLabel>
#include <QListView>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "bridge/time_text.h"
#include "kit/card.h"
#include "kit/follow_theme.h"
#include "model_editor/version_words.h"
#include "theme/icons.h"
#include "theme/roles.h"
#include "wording/agreement.h"
#include "wording/findings.h"

namespace leadlight::model_editor {

namespace {

constexpr int targetRole = Qt::UserRole + 1; ///< path of a row, or number of a version
constexpr std::size_t editsShown = 8;

QString authorsText(const workspace::Snapshot &snapshot, const agreement::DraftAuthors &authors)
{
    QStringList names;
    for (const base::Uuid *id : {&authors.marketing, &authors.sales}) {
        const domain::Person *person = id->isNull() ? nullptr : snapshot.personOf(*id);
        if (person && !names.contains(bridge::toQt(person->name))) {
            names << bridge::toQt(person->name);
        }
    }
    return names.isEmpty() ? VersionCards::tr("Import") : names.join(QStringLiteral(", "));
}

} // namespace

VersionCards::VersionCards(QWidget *parent)
    : QWidget(parent),
      m_checkCard(new kit::Card(tr("Checks"), this)),
      m_checks(new QStandardItemModel(this)),
      m_checkList(nullptr),
      m_historyCard(new kit::Card(tr("History of versions"), this)),
      m_history(new QStandardItemModel(this)),
      m_historyList(nullptr)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_checkList = addList(m_checkCard, m_checks, tr("Checks of the draft"));
    m_historyList = addList(m_historyCard, m_history, tr("Edits and versions"));
    column->addWidget(m_checkCard);
    column->addWidget(m_historyCard);
    kit::followTheme(this, [column](const theme::Theme &look) { column->setSpacing(look.px(12)); });
    const auto jump = [this](const QModelIndex &at) {
        if (!at.data(targetRole).toString().isEmpty()) {
            Q_EMIT rowWanted(at.data(targetRole).toString());
        }
    };
    connect(m_checkList, &QListView::clicked, this, jump);
    connect(m_checkList, &QListView::activated, this, jump);
    const auto open = [this](const QModelIndex &at) {
        bool isVersion = false;
        const int version = at.data(targetRole).toInt(&isVersion);
        if (isVersion && version > 0) {
            Q_EMIT rollBackWanted(version);
        } else if (!at.data(targetRole).toString().isEmpty()) {
            Q_EMIT rowWanted(at.data(targetRole).toString());
        }
    };
    connect(m_historyList, &QListView::activated, this, open);
    connect(m_historyList, &QListView::clicked, this, open);
}

QListView *VersionCards::addList(kit::Card *card, QStandardItemModel *items, const QString &name)
{
    card->setFlush(true);
    auto *list = new QListView(card);
    list->setModel(items);
    list->setAccessibleName(name);
    list->setFrameShape(QFrame::NoFrame);
    list->setEditTriggers(QListView::NoEditTriggers);
    list->setWordWrap(true);
    list->setResizeMode(QListView::Adjust);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setVerticalScrollMode(QListView::ScrollPerPixel);
    card->body()->addWidget(list);
    return list;
}

/// A short list is as high as it needs to be; a long one scrolls.
void VersionCards::fit(QListView *list)
{
    const int line = theme::theme().px(44);
    const int rows = std::min(5, list->model()->rowCount());
    list->setFixedHeight(rows * line);
    if (!list->currentIndex().isValid()) {
        list->setCurrentIndex(list->model()->index(0, 0));
        list->clearSelection();
    }
}

void VersionCards::setChecks(const std::vector<workspace::DraftCheck> &checks)
{
    m_checks->clear();
    for (const workspace::DraftCheck &check : checks) {
        const bool isError = check.finding.severity == model::Severity::error;
        auto *item = new QStandardItem(theme::icon(QLatin1String(isError ? "warning" : "info"),
                                                   isError ? theme::Tone::danger : theme::Tone::muted),
                                       bridge::toQt(wording::findingText(check.finding)));
        item->setData(bridge::toQt(check.path), targetRole);
        m_checks->appendRow(item);
    }
    m_checkCard->setSubtitle(checks.empty() ? tr("nothing stands against proposing") : QString());
    m_checkCard->setVisible(!checks.empty());
    fit(m_checkList);
}

void VersionCards::setSnapshot(const bridge::SnapshotPtr &snapshot)
{
    m_history->clear();
    if (!snapshot) {
        return;
    }
    const bridge::TimeText times(snapshot->zone(), snapshot->asOf);
    const agreement::ModelVersion *open = workspace::openVersion(*snapshot);
    const model::ScoringModel &model = snapshot->draft ? *snapshot->draft : *snapshot->model;
    std::size_t shown = 0;
    for (auto edit = snapshot->draftEdits.rbegin(); edit != snapshot->draftEdits.rend() && shown < editsShown; ++edit) {
        if (edit->undone || !open || edit->version != open->number) {
            continue;
        }
        ++shown;
        auto *item = new QStandardItem(tr("%1\n%2 · %3")
                                           .arg(bridge::toQt(wording::stepText(model, *edit)),
                                                authorsText(*snapshot, edit->authors), times.relative(edit->time)));
        item->setData(bridge::toQt(edit->path), targetRole);
        m_history->appendRow(item);
    }
    for (auto version = snapshot->versions.rbegin(); version != snapshot->versions.rend(); ++version) {
        const QString title = bridge::toQt(version->title);
        const bool retired = version->state == agreement::VersionState::retired;
        const QString since =
            version->inForceSince ? tr("in force since %1").arg(times.relative(*version->inForceSince)) : QString();
        const QString act = retired ? tr("roll back to it…") : QString();
        QStringList notes{since, version->inForceSince ? tr("digest %1").arg(briefDigest(*version)) : QString(), act};
        notes.removeAll(QString());
        auto *item =
            new QStandardItem(QStringLiteral("%1%2\n%3")
                                  .arg(versionTitle(*version), title.isEmpty() ? title : QStringLiteral(": ") + title,
                                       notes.join(QStringLiteral(" · "))));
        if (retired) {
            item->setData(version->number, targetRole);
        }
        m_history->appendRow(item);
    }
    fit(m_historyList);
}

} // namespace leadlight::model_editor
