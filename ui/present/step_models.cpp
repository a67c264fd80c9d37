// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/step_models.h"

#include <algorithm>
#include <cstdlib>

#include <QCoreApplication>
#include <QStandardItemModel>

#include "bridge/text.h"
#include "kit/column_chart.h"
#include "kit/heat_map_view.h"
#include "theme/ramps.h"
#include "wording/evidence_text.h"
#include "workspace/our_words.h"
#include "workspace/queries/meeting.h"

namespace leadlight::present {

namespace {

using kit::ColumnRole;
using kit::HeatRole;

QString stepWord(const char *text)
{
    return QCoreApplication::translate("Present", text);
}

/// One item a cell with its rank, and the ranks' names as headers.
QStandardItemModel *emptyTiles(const model::ScoringModel &model, QObject *owner, bool longHeads)
{
    auto *tiles = new QStandardItemModel(static_cast<int>(model.axes[0].ranks.size()), static_cast<int>(model.columns()), owner);
    for (std::size_t axis = 0; axis < 2; ++axis) {
        for (std::size_t i = 0; i < model.axes[axis].ranks.size(); ++i) {
            const std::string &label = i < model.axes[axis].rankLabels.size() ? model.axes[axis].rankLabels[i] : std::string();
            const QString rank = bridge::toQt(model.axes[axis].ranks[i]);
            tiles->setHeaderData(static_cast<int>(i), axis == 0 ? Qt::Vertical : Qt::Horizontal,
                                 longHeads ? QStringLiteral("%1 %2").arg(rank, bridge::toQt(label)).trimmed() : rank);
        }
    }
    for (int row = 0; row < tiles->rowCount(); ++row) {
        for (int column = 0; column < tiles->columnCount(); ++column) {
            const auto cell = model.cellAt(static_cast<std::size_t>(row * tiles->columnCount() + column));
            auto *item = new QStandardItem;
            item->setEditable(false);
            item->setData(bridge::toQt(model.nameOf(cell)), HeatRole::Rank);
            item->setData(model.inRegion(cell), HeatRole::InRegion);
            tiles->setItem(row, column, item);
        }
    }
    return tiles;
}

QStandardItem *itemOf(QStandardItemModel &tiles, std::size_t cell)
{
    const int columns = tiles.columnCount();
    return tiles.item(static_cast<int>(cell) / columns, static_cast<int>(cell) % columns);
}

void addColumn(QStandardItemModel &columns, const QString &label, const evidence::Share &share)
{
    auto *item = new QStandardItem;
    item->setEditable(false);
    item->setData(label, ColumnRole::Label);
    item->setData(bridge::toQt(wording::rateText(share)), ColumnRole::Value);
    item->setData(stepWord("n %1").arg(bridge::countText(static_cast<std::int64_t>(share.n))), ColumnRole::Note);
    if (share.n > 0) {
        const evidence::Interval interval = evidence::wilson(share);
        item->setData(share.rate(), ColumnRole::Rate);
        item->setData(interval.low, ColumnRole::Low);
        item->setData(interval.high, ColumnRole::High);
        item->setData(theme::rateBin(share.rate()), ColumnRole::Bin);
        item->setData(!share.isEnough(), ColumnRole::Few);
    }
    item->setData(stepWord("%1: %2 of %3").arg(label, bridge::toQt(wording::rateText(share)), bridge::countText(static_cast<std::int64_t>(share.n))),
                  Qt::AccessibleTextRole);
    columns.appendRow(item);
}

} // namespace

QStandardItemModel *wonTiles(const workspace::Meeting &meeting, QObject *owner)
{
    const auto model = workspace::shownModel(*meeting.snapshot);
    QStandardItemModel *tiles = emptyTiles(*model, owner, true);
    for (std::size_t cell = 0; cell < meeting.summary.cells.size(); ++cell) {
        const workspace::CellSummary &of = meeting.summary.cells[cell];
        QStandardItem *item = itemOf(*tiles, cell);
        const QString count = stepWord("%1 leads").arg(bridge::countText(static_cast<std::int64_t>(of.leads)));
        const double rate = of.closed == 0 ? 0 : static_cast<double>(of.won) / static_cast<double>(of.closed);
        const QString measure = of.closed == 0 ? QStringLiteral("–") : bridge::percentText(rate);
        item->setData(measure, HeatRole::Measure);
        item->setData(count, HeatRole::Count);
        item->setData(bridge::countText(static_cast<std::int64_t>(of.leads)), HeatRole::Brief);
        item->setData(of.leads == 0, HeatRole::Empty);
        item->setData(of.closed == 0 ? -1 : theme::rateBin(rate), HeatRole::Bin);
        if (of.closed > 0 && of.closed < evidence::enoughCases) {
            item->setData(stepWord("few"), HeatRole::Few);
        }
        item->setData(stepWord("%1, %2, %3 won").arg(item->data(HeatRole::Rank).toString(), count, measure), Qt::AccessibleTextRole);
    }
    return tiles;
}

QStandardItemModel *changeTiles(const workspace::Meeting &meeting, QObject *owner)
{
    const workspace::Impact &impact = *meeting.impact;
    QStandardItemModel *tiles = emptyTiles(*impact.after, owner, false);
    std::int64_t largest = 0;
    for (const std::int64_t change : impact.change) {
        largest = std::max(largest, std::abs(change));
    }
    for (std::size_t cell = 0; cell < impact.change.size(); ++cell) {
        QStandardItem *item = itemOf(*tiles, cell);
        const QString change = bridge::signedText(impact.change[cell]);
        const QString count = stepWord("%1 leads").arg(bridge::countText(static_cast<std::int64_t>(impact.figures.cellsAfter[cell])));
        item->setData(change, HeatRole::Measure);
        item->setData(change, HeatRole::Brief);
        item->setData(count, HeatRole::Count);
        item->setData(true, HeatRole::Diverging);
        item->setData(theme::divergingStep(static_cast<double>(impact.change[cell]), static_cast<double>(largest)), HeatRole::Bin);
        item->setData(stepWord("%1, %2, then %3").arg(item->data(HeatRole::Rank).toString(), change, count), Qt::AccessibleTextRole);
    }
    return tiles;
}

QStandardItemModel *decileColumns(std::span<const evidence::Share> deciles, QObject *owner)
{
    auto *columns = new QStandardItemModel(owner);
    for (std::size_t decile = 0; decile < deciles.size(); ++decile) {
        addColumn(*columns, QString::number(decile + 1), deciles[decile]);
    }
    return columns;
}

QStandardItemModel *quarterColumns(std::span<const workspace::PartEvidence> quarters, QObject *owner)
{
    auto *columns = new QStandardItemModel(owner);
    for (const workspace::PartEvidence &quarter : quarters) {
        addColumn(*columns, bridge::toQt(quarter.name), quarter.share);
    }
    return columns;
}

} // namespace leadlight::present
