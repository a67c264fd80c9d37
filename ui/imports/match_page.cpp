// SPDX-License-Identifier: GPL-3.0-or-later
#include "imports/match_page.h"

#include <algorithm>

#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "imports/column_model.h"
#include "imports/word_model.h"
#include "kit/card.h"
#include "kit/plain_table.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::imports {

namespace {

constexpr int wordsAtOnce = 6;

} // namespace

MatchPage::MatchPage(QWidget *parent)
    : QWidget(parent), m_columns(new ColumnModel(this)), m_matched(new QLabel(this)),
      m_columnTable(kit::plainTable(m_columns, tr("Columns of the file")))
{
    const theme::Theme &look = theme::theme();
    theme::setRole(*m_matched, theme::Role::muted);
    auto *columns = new kit::Card(tr("Columns"), this);
    columns->setFlush(true);
    columns->setSubtitle({});
    columns->addHeaderWidget(m_matched);
    columns->body()->addWidget(m_columnTable);
    ChoiceDelegate::install(*m_columnTable, {ColumnModel::GoesTo, ColumnModel::Type}, ColumnModel::GoesTo);
    QHeaderView *header = m_columnTable->horizontalHeader();
    header->setStretchLastSection(true);
    for (const auto &[column, width] : {std::pair{ColumnModel::Name, 160}, {ColumnModel::Samples, 210},
                                        {ColumnModel::GoesTo, 210}, {ColumnModel::Type, 165}}) {
        header->resizeSection(column, look.px(width));
    }
    m_words.push_back(wordsCard("stage", tr("What the words of the stage mean"), tr("Words of the stage")));
    m_words.push_back(wordsCard("outcome", tr("What the words of the outcome mean"), tr("Words of the outcome")));

    auto *words = new QSplitter(Qt::Horizontal, this);
    words->setChildrenCollapsible(false);
    words->setHandleWidth(look.px(12));
    words->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum); // the columns take what is left
    for (const Words &one : m_words) {
        words->addWidget(one.card);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(look.px(12));
    column->addWidget(columns, 1);
    column->addWidget(words);
    connect(m_columns, &QAbstractItemModel::dataChanged, this, &MatchPage::showMatched);
}

MatchPage::Words MatchPage::wordsCard(const std::string &target, const QString &title, const QString &tableName)
{
    const theme::Theme &look = theme::theme();
    Words words;
    words.target = target;
    words.model = new WordModel(*m_columns, this);
    words.card = new kit::Card(title, this);
    words.card->setFlush(true);
    words.table = kit::plainTable(words.model, tableName);
    words.card->body()->addWidget(words.table);
    ChoiceDelegate::install(*words.table, {WordModel::Means}, WordModel::Means);
    words.table->horizontalHeader()->resizeSection(WordModel::Means, look.px(240));
    words.table->horizontalHeader()->resizeSection(WordModel::Word, look.px(220));
    words.table->horizontalHeader()->resizeSection(WordModel::Rows, look.px(80));
    return words;
}

void MatchPage::setReading(const FileReading &reading, bool keepOwn)
{
    m_columns->setReading(reading, keepOwn);
    showMatched();
    m_columnTable->setCurrentIndex(m_columns->index(0, ColumnModel::GoesTo));
}

void MatchPage::showMatched()
{
    const auto &all = m_columns->plan().columns;
    const auto left = std::count_if(all.begin(), all.end(), [](const io::PlanColumn &c) { return c.target == "ignore"; });
    const auto total = static_cast<std::int64_t>(all.size());
    m_matched->setText(tr("%1 of %2 are imported").arg(bridge::countText(total - left), bridge::countText(total)));
    bool any = false;
    for (const Words &words : m_words) {
        words.model->setTarget(words.target);
        const bool has = words.model->rowCount() > 0;
        if (has && !words.table->currentIndex().isValid()) {
            words.table->setCurrentIndex(words.model->index(0, WordModel::Means));
        }
        const int open = words.model->undecided();
        const int silent = words.model->silent();
        words.card->setSubtitle(open == 1     ? tr("1 word is not told yet")
                                : open > 1    ? tr("%1 words are not told yet").arg(open)
                                : silent == 1 ? tr("1 word says nothing")
                                : silent > 1  ? tr("%1 words say nothing").arg(silent)
                                              : QString());
        kit::fitRows(*words.table, wordsAtOnce);
        words.card->setVisible(has);
        any = any || has;
    }
    m_words.front().card->parentWidget()->setVisible(any);
}

QTableView *MatchPage::wordTable(const std::string &target) const
{
    const auto found = std::find_if(m_words.begin(), m_words.end(), [&](const Words &words) { return words.target == target; });
    return found == m_words.end() ? nullptr : found->table;
}

void MatchPage::showColumn(const std::string &name)
{
    const int row = m_columns->rowOf(name);
    if (row < 0) {
        return;
    }
    const QModelIndex index = m_columns->index(row, ColumnModel::GoesTo);
    m_columnTable->setCurrentIndex(index);
    m_columnTable->scrollTo(index);
    QTableView *words = wordTable(bridge::toUtf8(index.data(ChoiceKey).toString()));
    (words && words->model()->rowCount() > 0 ? words : m_columnTable)->setFocus(Qt::OtherFocusReason);
}

const io::ImportPlan &MatchPage::plan() const
{
    return m_columns->plan();
}

} // namespace leadlight::imports
