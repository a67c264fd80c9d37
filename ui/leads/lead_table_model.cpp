// SPDX-License-Identifier: GPL-3.0-or-later
#include "leads/lead_table_model.h"

#include <algorithm>
#include <cmath>

#include <QLocale>

#include "bridge/text.h"
#include "theme/ramps.h"
#include "theme/theme.h"
#include "workspace/queries/shown_rank.h"

namespace leadlight::leads {

namespace {

QString unknownMark()
{
    return QStringLiteral("–");
}

bool isRightAligned(CellKind kind)
{
    return kind == CellKind::number || kind == CellKind::score || kind == CellKind::day;
}

QString decimalText(double value)
{
    if (std::floor(value) == value && std::abs(value) < 1e15) {
        return bridge::countText(static_cast<std::int64_t>(value));
    }
    const QString digits = QLocale().toString(std::abs(value), 'g', 6);
    return value < 0 ? QChar(0x2212) + digits : digits;
}

} // namespace

void LeadTableModel::setContent(const bridge::SnapshotPtr &snapshot, const bridge::RowsPtr &rows)
{
    beginResetModel();
    m_snapshot = snapshot;
    m_rows = snapshot ? rows : nullptr;
    m_heat.clear();
    if (snapshot) {
        m_columns = leadColumns(*snapshot);
        m_times = bridge::TimeText(snapshot->zone(), snapshot->asOf);
        m_texts.resize(snapshot->columns.size());
        for (std::size_t i = 0; i < m_texts.size(); ++i) {
            const data::TextColumn *text = snapshot->columns[i]->asText();
            if (!text) {
                m_texts[i] = {};
            } else if (m_texts[i].dictionary != text->dictionary) {
                m_texts[i] = {text->dictionary, std::vector<QString>(text->dictionary->size())};
            }
        }
        for (std::size_t axis = 0; axis < 2; ++axis) {
            const auto &scores = snapshot->scores->score[axis];
            const base::Exact highest = scores.empty() ? base::exactOne : *std::max_element(scores.begin(), scores.end());
            m_highest[axis] = static_cast<double>(std::max(highest, base::exactOne));
        }
        const model::ScoringModel &model = *snapshot->model;
        m_heat.assign(model.cells(), 0);
        const auto last = static_cast<int>(model.order.size()) - 1;
        for (int place = 0; place <= last; ++place) {
            m_heat[model.indexOf(model.order[static_cast<std::size_t>(place)])] =
                last == 0 ? theme::heatBins - 1 : (last - place) * (theme::heatBins - 1) / last;
        }
    }
    endResetModel();
}

int LeadTableModel::columnOf(const QString &key) const
{
    const auto found = std::find_if(m_columns.begin(), m_columns.end(), [&](const LeadColumn &c) { return c.key == key; });
    return found == m_columns.end() ? -1 : static_cast<int>(found - m_columns.begin());
}

std::optional<std::uint32_t> LeadTableModel::leadAt(int row) const
{
    return row >= 0 && row < rowCount() ? std::optional((*m_rows)[static_cast<std::size_t>(row)]) : std::nullopt;
}

int LeadTableModel::placeOf(std::uint32_t lead) const
{
    if (!m_rows) {
        return -1;
    }
    const auto found = std::find(m_rows->begin(), m_rows->end(), lead);
    return found == m_rows->end() ? -1 : static_cast<int>(found - m_rows->begin());
}

int LeadTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_rows ? 0 : static_cast<int>(m_rows->size());
}

int LeadTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QString LeadTableModel::dictionaryText(std::uint32_t lead, const LeadColumn &column) const
{
    const data::TextColumn &source = *m_snapshot->columns[column.at]->asText();
    const std::uint32_t code = source.codes[lead];
    QString &text = m_texts[column.at].texts[code];
    if (text.isNull()) {
        const std::string_view value = source.dictionary->text(code);
        const auto stage = column.kind == CellKind::stage ? domain::parseStage(value) : std::nullopt;
        text = stage ? bridge::toQt(m_snapshot->rules->glossary.stage(*stage)) : bridge::toQt(value);
        if (text.isEmpty()) {
            text = unknownMark();
        }
    }
    return text;
}

QString LeadTableModel::valueText(std::uint32_t lead, const LeadColumn &column) const
{
    const data::Column &source = *m_snapshot->columns[column.at];
    if (source.asText()) {
        return dictionaryText(lead, column);
    }
    if (const data::NumberColumn *numbers = source.asNumber()) {
        const double value = numbers->values[lead];
        return std::isnan(value) ? unknownMark() : decimalText(value);
    }
    const std::int64_t seconds = source.asInstant()->seconds[lead];
    return seconds == data::InstantColumn::blank ? unknownMark() : m_times.day(base::Instant{seconds});
}

QString LeadTableModel::cellText(std::uint32_t lead, const LeadColumn &column) const
{
    switch (column.kind) {
    case CellKind::name:
        return bridge::toQt(m_snapshot->nameOf(lead));
    case CellKind::rank:
        return bridge::toQt(workspace::shownRank(*m_snapshot, lead));
    case CellKind::score:
        return bridge::pointsText(m_snapshot->scores->score[column.axis][lead]);
    case CellKind::due: {
        const auto clock = clockOf(lead);
        return clock ? clock->text : unknownMark();
    }
    default:
        return valueText(lead, column);
    }
}

std::optional<bridge::TimeText::Clock> LeadTableModel::clockOf(std::uint32_t lead) const
{
    const std::int64_t due = m_snapshot->dueAt[lead];
    if (due == data::InstantColumn::blank) {
        return std::nullopt;
    }
    const auto limit = static_cast<double>(due - m_snapshot->stageSince[lead].seconds);
    const auto left = static_cast<double>(due - m_snapshot->asOf.seconds);
    return m_times.due({due}, limit > 0 ? left / limit : 1);
}

double LeadTableModel::shareOf(std::uint32_t lead, std::size_t axis) const
{
    return std::clamp(static_cast<double>(m_snapshot->scores->score[axis][lead]) / m_highest[axis], 0.0, 1.0);
}

QVariant LeadTableModel::toolTip(std::uint32_t lead, const LeadColumn &column) const
{
    if (column.kind == CellKind::day || column.kind == CellKind::due) {
        const std::int64_t seconds = m_snapshot->columns[column.at]->asInstant()->seconds[lead];
        return seconds == data::InstantColumn::blank ? QVariant() : m_times.moment({seconds});
    }
    return column.kind == CellKind::score ? QVariant() : QVariant(cellText(lead, column));
}

QString LeadTableModel::copyText(std::uint32_t lead, const LeadColumn &column) const
{
    if (column.kind == CellKind::name || column.kind == CellKind::score || column.kind == CellKind::stage) {
        return cellText(lead, column);
    }
    return bridge::toQt(m_snapshot->columns[column.at]->cellText(lead));
}

QVariant LeadTableModel::data(const QModelIndex &index, int role) const
{
    const auto lead = index.isValid() ? leadAt(index.row()) : std::nullopt;
    if (!lead || index.column() >= columnCount()) {
        return {};
    }
    const LeadColumn &column = m_columns[static_cast<std::size_t>(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        return cellText(*lead, column);
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignVCenter | (isRightAligned(column.kind) ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ToolTipRole:
        return toolTip(*lead, column);
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(column.label, cellText(*lead, column));
    case Qt::ForegroundRole:
        return column.quiet ? QVariant(theme::theme().tokens().muted) : QVariant();
    case KindRole:
        return static_cast<int>(column.kind);
    case HeatRole:
        return column.kind == CellKind::rank ? QVariant(m_heat[m_snapshot->cellOf(*lead)]) : QVariant();
    case ShareRole:
        return column.kind == CellKind::score ? QVariant(shareOf(*lead, column.axis)) : QVariant();
    case UrgencyRole: {
        const auto clock = column.kind == CellKind::due ? clockOf(*lead) : std::nullopt;
        return clock ? QVariant(static_cast<int>(clock->urgency)) : QVariant();
    }
    case CopyRole:
        return copyText(*lead, column);
    default:
        return {};
    }
}

QVariant LeadTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
        return {};
    }
    const LeadColumn &column = m_columns[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole) {
        return column.label;
    }
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>(Qt::AlignVCenter | (isRightAligned(column.kind) ? Qt::AlignRight : Qt::AlignLeft));
    }
    return {};
}

} // namespace leadlight::leads
