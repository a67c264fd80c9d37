// SPDX-License-Identifier: GPL-3.0-or-later
#include "imports/match_page.h"

#include <algorithm>

#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "imports/column_delegate.h"
#include "imports/column_model.h"
#include "imports/import_words.h"
#include "imports/preview_model.h"
#include "kit/card.h"
#include "kit/flow_layout.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::imports {

namespace {

QTableView *plainTable(QAbstractItemModel *model, const QString &name)
{
    auto *table = new QTableView;
    table->setModel(model);
    table->setAccessibleName(name);
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setSelectionBehavior(QTableView::SelectRows);
    table->setSelectionMode(QTableView::SingleSelection);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(theme::theme().px(theme::size::row));
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    return table;
}

} // namespace

MatchPage::MatchPage(QWidget *parent)
    : QWidget(parent), m_columns(new ColumnModel(this)), m_preview(new PreviewModel(this)), m_chips(new QWidget(this)),
      m_chipRow(new kit::FlowLayout(m_chips)), m_reasons(new QLabel(this)), m_matched(new QLabel(this)),
      m_columnTable(plainTable(m_columns, tr("Columns of the file"))),
      m_previewTable(plainTable(m_preview, tr("First rows of the file")))
{
    const theme::Theme &look = theme::theme();
    m_reasons->setWordWrap(true);
    theme::setRole(*m_reasons, theme::Role::small);
    theme::setRole(*m_matched, theme::Role::muted);
    auto *read = new kit::Card(tr("How the file is read"), this);
    read->body()->addWidget(m_chips);
    read->body()->addWidget(m_reasons);

    auto *columns = new kit::Card(tr("Columns"), this);
    columns->setFlush(true);
    columns->setSubtitle({});
    columns->addHeaderWidget(m_matched);
    columns->body()->addWidget(m_columnTable);
    m_columnTable->setItemDelegateForColumn(ColumnModel::GoesTo, new ColumnDelegate(m_columnTable));
    connect(m_columnTable, &QTableView::activated, this,
            [this](const QModelIndex &index) { m_columnTable->edit(index.siblingAtColumn(ColumnModel::GoesTo)); });
    m_columnTable->setEditTriggers(QTableView::NoEditTriggers);
    connect(m_columnTable, &QTableView::clicked, this, [this](const QModelIndex &index) {
        if (index.column() == ColumnModel::GoesTo) {
            m_columnTable->edit(index);
        }
    });
    QHeaderView *header = m_columnTable->horizontalHeader();
    header->setStretchLastSection(true);
    for (const auto &[column, width] : {std::pair{ColumnModel::Name, 190}, {ColumnModel::Samples, 300},
                                        {ColumnModel::GoesTo, 220}, {ColumnModel::Type, 150}}) {
        header->resizeSection(column, look.px(width));
    }

    auto *preview = new kit::Card(tr("First rows"), this);
    preview->setSubtitle(tr("as they stand in the file"));
    preview->setFlush(true);
    preview->body()->addWidget(m_previewTable);
    m_previewTable->verticalHeader()->setDefaultSectionSize(look.px(theme::size::rowCompact));
    auto *split = new QSplitter(Qt::Vertical, this);
    split->setChildrenCollapsible(false);
    split->setHandleWidth(look.px(12));
    split->addWidget(columns);
    split->addWidget(preview);
    split->setStretchFactor(0, 5);
    split->setStretchFactor(1, 2);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(look.px(12));
    column->addWidget(read);
    column->addWidget(split, 1);
    connect(m_columns, &QAbstractItemModel::dataChanged, this, [this] {
        showMatched();
        Q_EMIT planChanged();
    });
}

void MatchPage::setReading(const FileReading &reading)
{
    m_columns->setReading(reading);
    m_preview->setReading(reading);
    showRead(reading);
    showMatched();
    m_columnTable->setCurrentIndex(m_columns->index(0, 0));
    m_previewTable->setCurrentIndex(m_preview->index(0, 0));
    m_previewTable->resizeColumnsToContents();
    const int widest = theme::theme().px(220);
    for (int i = 0; i < m_preview->columnCount(); ++i) {
        m_previewTable->setColumnWidth(i, std::min(widest, m_previewTable->columnWidth(i) + theme::theme().px(12)));
    }
}

void MatchPage::showRead(const FileReading &reading)
{
    while (QLayoutItem *item = m_chipRow->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QString &text : dialectChips(reading.plan.dialect)) {
        auto *chip = new QLabel(text, m_chips);
        theme::setRole(*chip, theme::Role::pill);
        m_chipRow->addWidget(chip);
    }
    QStringList reasons;
    const auto add = [&reasons](const io::Reason &reason) {
        const QString text = reasonText(reason);
        if (!text.isEmpty()) {
            reasons << text.left(1).toUpper() + text.mid(1) + QLatin1Char('.');
        }
    };
    std::for_each(reading.plan.dialect.reasons.begin(), reading.plan.dialect.reasons.end(), add);
    std::for_each(reading.notes.begin(), reading.notes.end(), add);
    m_reasons->setText(tr("Because: %1").arg(reasons.join(QLatin1Char(' '))));
    m_reasons->setVisible(!reasons.isEmpty());
}

void MatchPage::showMatched()
{
    const auto &all = m_columns->plan().columns;
    const auto left = std::count_if(all.begin(), all.end(), [](const io::PlanColumn &c) { return c.target == "ignore"; });
    const auto total = static_cast<std::int64_t>(all.size());
    m_matched->setText(tr("%1 of %2 are imported").arg(bridge::countText(total - left), bridge::countText(total)));
}

const io::ImportPlan &MatchPage::plan() const
{
    return m_columns->plan();
}

} // namespace leadlight::imports
