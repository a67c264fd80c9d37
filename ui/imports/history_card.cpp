// SPDX-License-Identifier: GPL-3.0-or-later
#include "imports/history_card.h"

#include <algorithm>

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "imports/import_words.h"
#include "kit/card.h"
#include "kit/elided_label.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::imports {

namespace {

constexpr std::size_t entriesShown = 50;

QString sourceText(const workspace::ImportEntry &entry, const QString &currency)
{
    const auto kind = io::parseImportKind(entry.kind);
    QStringList parts{kind ? kindName(*kind) : bridge::toQt(entry.kind)};
    if (!entry.source.empty()) {
        parts << bridge::toQt(entry.source);
    }
    if (const QString type = sourceTypeName(entry.sourceType); !type.isEmpty()) {
        parts << type;
    }
    if (entry.cost) {
        parts << bridge::moneyText(entry.cost->minor, entry.cost->currency.empty() ? currency : bridge::toQt(entry.cost->currency));
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace

HistoryCard::HistoryCard(QWidget *parent)
    : QWidget(parent), m_none(new QLabel(tr("Nothing was imported yet."), this)), m_rows(new QVBoxLayout)
{
    theme::setRole(*m_none, theme::Role::muted);
    auto *card = new kit::Card(tr("Imported so far"), this);
    card->body()->addWidget(m_none);
    card->body()->addLayout(m_rows);
    card->body()->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(card);
    setMinimumWidth(theme::theme().px(320));
}

void HistoryCard::setEntries(const std::vector<workspace::ImportEntry> &entries, const bridge::TimeText &times,
                             const QString &currency, bool canWrite)
{
    delete m_list;
    m_list = new QWidget(this);
    auto *column = new QVBoxLayout(m_list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::theme().px(10));
    const std::size_t shown = std::min(entries.size(), entriesShown);
    for (std::size_t i = 0; i < shown; ++i) {
        if (i > 0) {
            auto *rule = new QFrame(m_list);
            theme::setRole(*rule, theme::Role::rule);
            column->addWidget(rule);
        }
        column->addWidget(entry(entries[i], times, currency, canWrite));
    }
    if (shown < entries.size()) {
        auto *more = new QLabel(tr("%1 older imports stand in the history.")
                                    .arg(bridge::countText(static_cast<std::int64_t>(entries.size() - shown))), m_list);
        theme::setRole(*more, theme::Role::small);
        column->addWidget(more);
    }
    m_rows->addWidget(m_list);
    m_none->setVisible(entries.empty());
}

QWidget *HistoryCard::entry(const workspace::ImportEntry &entry, const bridge::TimeText &times, const QString &currency, bool canWrite)
{
    const theme::Theme &look = theme::theme();
    auto *widget = new QWidget(m_list);
    const QString file = bridge::toQt(entry.file);
    auto *name = new kit::ElidedLabel(file, theme::FontRole::bodyStrong, entry.undone ? theme::Tone::muted : theme::Tone::text, widget);
    auto *source = new kit::ElidedLabel(sourceText(entry, currency), theme::FontRole::small, theme::Tone::muted, widget);
    workspace::ImportReport counts;
    counts.added = entry.added;
    counts.updated = entry.updated;
    counts.unchanged = entry.unchanged;
    counts.skipped = entry.skipped;
    counts.refused = entry.refused;
    auto *what = new kit::ElidedLabel(countsText(counts), theme::FontRole::small, theme::Tone::text, widget);
    QString who = times.relative(entry.time);
    if (!entry.person.empty()) {
        who = tr("%1, %2").arg(bridge::toQt(entry.person), who);
    }
    auto *when = new QLabel(who, widget);
    theme::setRole(*when, theme::Role::small);
    when->setToolTip(times.moment(entry.time));

    auto *texts = new QVBoxLayout;
    texts->setSpacing(look.px(2));
    for (QWidget *line : {static_cast<QWidget *>(name), static_cast<QWidget *>(source), static_cast<QWidget *>(what),
                          static_cast<QWidget *>(when)}) {
        texts->addWidget(line);
    }
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->addLayout(texts, 1);
    if (entry.undone) {
        auto *undone = new QLabel(tr("undone"), widget);
        theme::setRole(*undone, theme::Role::badge);
        undone->setToolTip(entry.undoneBy.empty() ? times.moment(*entry.undone)
                                                  : tr("%1, %2").arg(bridge::toQt(entry.undoneBy), times.moment(*entry.undone)));
        row->addWidget(undone, 0, Qt::AlignTop);
    } else if (entry.canBeUndone) {
        auto *undo = new QPushButton(tr("Undo…"), widget);
        theme::setRole(*undo, theme::Role::quiet);
        undo->setAccessibleName(tr("Undo import %1, %2").arg(entry.number).arg(file));
        undo->setEnabled(canWrite);
        connect(undo, &QPushButton::clicked, this, [this, number = entry.number, file] { Q_EMIT undoRequested(number, file); });
        row->addWidget(undo, 0, Qt::AlignTop);
    }
    return widget;
}

} // namespace leadlight::imports
