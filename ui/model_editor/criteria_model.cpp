// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_editor/criteria_model.h"

#include <algorithm>
#include <cmath>

#include "bridge/text.h"
#include "wording/agreement.h"

namespace leadlight::model_editor {

namespace {

using model::ValueKind;
using workspace::DraftTableRow;

constexpr quintptr topLevel = 0; ///< internal id; children have 1 + the row of their parent
constexpr std::int64_t leastReach = 10;

bool wasTouched(const DraftTableRow &row)
{
    return row.isOpen || row.isChanged || !row.marketing.empty() || !row.sales.empty() || row.tickedByMarketing
           || row.tickedBySales;
}

/// What only few want to see before it is changed: it is set in the criterion's form.
bool isQuiet(const DraftTableRow &row)
{
    switch (row.value.kind) {
    case ValueKind::name:
        return true;
    case ValueKind::percent:
        return row.value.text == "100";
    default:
        return row.value.optional && row.value.kind != ValueKind::criterion && row.value.text == model::noValue;
    }
}

QString sectionTitle(const DraftTableRow &row)
{
    if (row.value.part == "region") {
        return CriteriaModel::tr("MQL region");
    }
    if (row.value.part == "gate" || row.value.part == "known_fields") {
        return CriteriaModel::tr("Gates of an MQL");
    }
    if (row.value.axis != model::noAxis) {
        return CriteriaModel::tr("%1: ranks").arg(bridge::toQt(row.axisLabel));
    }
    return CriteriaModel::tr("Order and treatment");
}

} // namespace

QString briefText(const model::ModelValue &place, const std::string &text)
{
    if (text.empty() || text == model::noValue) {
        return QStringLiteral("–");
    }
    if (place.kind == ValueKind::criterion || place.kind == ValueKind::treatment || place.kind == ValueKind::ranks
        || place.kind == ValueKind::order || place.kind == ValueKind::fields) {
        return CriteriaModel::tr("as worded");
    }
    return place.kind == ValueKind::toggle ? (text == "yes" ? CriteriaModel::tr("yes") : CriteriaModel::tr("no"))
                                           : bridge::toQt(wording::valueText(place, text));
}

std::optional<std::int64_t> wholeNumber(const std::string &text)
{
    bool isNumber = false;
    const qlonglong number = bridge::toQt(text).toLongLong(&isNumber);
    return isNumber ? std::optional<std::int64_t>(number) : std::nullopt;
}

void CriteriaModel::setTable(workspace::DraftTable table, const agreement::DraftAuthors &authors)
{
    beginResetModel();
    m_table = std::move(table);
    m_evidence.clear();
    m_authors = authors;
    m_pointRange = {-leastReach, leastReach};
    for (const DraftTableRow &row : m_table.rows) {
        for (const std::string *text : {&row.value.text, &row.inForce, &row.marketing, &row.sales}) {
            const auto number = row.value.kind == ValueKind::points ? wholeNumber(*text) : std::nullopt;
            m_pointRange.first = std::min(m_pointRange.first, number.value_or(0) - leastReach);
            m_pointRange.second = std::max(m_pointRange.second, number.value_or(0) + leastReach);
        }
    }
    m_nodes = nodes();
    endResetModel();
}

void CriteriaModel::setEvidence(std::vector<std::optional<workspace::ValueEvidence>> evidence)
{
    m_evidence = std::move(evidence);
    const auto say = [this](const QModelIndex &parent) {
        if (const int count = rowCount(parent); count > 0) {
            Q_EMIT dataChanged(index(0, evidenceColumn, parent), index(count - 1, sliderColumn, parent));
        }
    };
    say({});
    for (int row = 0; row < rowCount(); ++row) {
        say(index(row, 0));
    }
}

const workspace::ValueEvidence *CriteriaModel::evidenceOf(const DraftTableRow &row) const
{
    const auto at = static_cast<std::size_t>(&row - m_table.rows.data());
    return at < m_evidence.size() && m_evidence[at] ? &*m_evidence[at] : nullptr;
}

void CriteriaModel::setChoice(RowChoice choice)
{
    if (choice == m_choice) {
        return;
    }
    beginResetModel();
    m_choice = choice;
    m_nodes = nodes();
    endResetModel();
}

void CriteriaModel::setPending(const std::map<std::string, std::string> &pending)
{
    std::map<std::string, std::string> touched = m_pending;
    touched.insert(pending.begin(), pending.end());
    m_pending = pending;
    for (const auto &[path, text] : touched) {
        const QModelIndex at = indexOf(path);
        if (at.isValid()) {
            Q_EMIT dataChanged(at.siblingAtColumn(0), at.siblingAtColumn(columns - 1));
        }
    }
}

bool CriteriaModel::isListed(const DraftTableRow &row) const
{
    const bool isRank = row.value.axis != model::noAxis && row.value.criterion.empty();
    const bool isRegion = row.value.part == "region" || row.value.part == "gate" || row.value.part == "known_fields";
    const bool shown = wasTouched(row) || !isQuiet(row);
    switch (m_choice) {
    case RowChoice::open:
        return row.isOpen;
    case RowChoice::firstAxis:
        return shown && row.value.axis == 0 && !isRank;
    case RowChoice::secondAxis:
        return shown && row.value.axis == 1 && !isRank;
    case RowChoice::thresholds:
        return shown && isRank;
    case RowChoice::region:
        return shown && isRegion;
    case RowChoice::all:
        break;
    }
    return shown;
}

std::vector<CriteriaModel::Node> CriteriaModel::nodes() const
{
    std::vector<Node> made;
    if (m_choice == RowChoice::open) {
        for (const std::size_t row : m_table.open) {
            const DraftTableRow &open = m_table.rows[row];
            const QString label = bridge::toQt(open.label);
            const QString whole = open.value.kind == ValueKind::criterion || open.criterion.empty()
                                      ? (open.axisLabel.empty() || !open.criterion.empty()
                                             ? label
                                             : tr("%1: %2").arg(bridge::toQt(open.axisLabel), label))
                                      : tr("%1: %2").arg(bridge::toQt(open.criterion), label);
            made.push_back({whole, {}, row, {}, open.dispute()});
        }
        return made;
    }
    for (std::size_t i = 0; i < m_table.rows.size(); ++i) {
        const DraftTableRow &row = m_table.rows[i];
        if (row.value.kind == ValueKind::criterion) {
            if (isListed(row)) {
                made.push_back(
                    {bridge::toQt(row.label), bridge::toQt(row.group), i, {}, row.isOpen             ? row.dispute()
                                                                                        : row.contested.empty() ? -1
                                                                                                                : 0});
            }
            continue;
        }
        if (!isListed(row)) {
            continue;
        }
        const bool ofCriterion = !row.value.criterion.empty();
        const QString title = ofCriterion ? QString() : sectionTitle(row);
        auto own = std::find_if(made.begin(), made.end(), [&](const Node &node) {
            if (!ofCriterion) {
                return !node.row && node.title == title;
            }
            return node.row && m_table.rows[*node.row].value.criterion == row.value.criterion
                   && m_table.rows[*node.row].value.axis == row.value.axis;
        });
        if (own == made.end()) {
            own = made.insert(made.end(), {title, {}, {}, {}, -1});
        }
        own->children.push_back(i);
        own->dispute = std::max(own->dispute, row.isOpen ? row.dispute() : -1);
    }
    std::stable_sort(made.begin(), made.end(),
                     [](const Node &left, const Node &right) { return left.dispute > right.dispute; });
    return made;
}

const CriteriaModel::Node &CriteriaModel::nodeOf(const QModelIndex &index) const
{
    const quintptr id = index.internalId();
    return m_nodes[id == topLevel ? static_cast<std::size_t>(index.row()) : static_cast<std::size_t>(id - 1)];
}

const DraftTableRow *CriteriaModel::rowAt(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return nullptr;
    }
    const Node &node = nodeOf(index);
    if (index.internalId() != topLevel) {
        return &m_table.rows[node.children[static_cast<std::size_t>(index.row())]];
    }
    return node.row ? &m_table.rows[*node.row] : nullptr;
}

QModelIndex CriteriaModel::indexOf(const std::string &path) const
{
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        const Node &node = m_nodes[i];
        if (node.row && m_table.rows[*node.row].value.path == path) {
            return createIndex(static_cast<int>(i), 0, topLevel);
        }
        for (std::size_t child = 0; child < node.children.size(); ++child) {
            if (m_table.rows[node.children[child]].value.path == path) {
                return createIndex(static_cast<int>(child), 0, static_cast<quintptr>(i + 1));
            }
        }
    }
    return {};
}

std::string CriteriaModel::shownText(const DraftTableRow &row) const
{
    if (const auto moved = m_pending.find(row.value.path); moved != m_pending.end()) {
        return moved->second;
    }
    if (m_authors.areBoth() || m_authors.areNone()) {
        return row.value.text;
    }
    const std::string &own = m_authors.marketing.isNull() ? row.sales : row.marketing;
    return own.empty() ? row.value.text : own;
}

QModelIndex CriteriaModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row() + 1) : topLevel);
}

QModelIndex CriteriaModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == topLevel) {
        return {};
    }
    return createIndex(static_cast<int>(child.internalId() - 1), 0, topLevel);
}

int CriteriaModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid()) {
        return static_cast<int>(m_nodes.size());
    }
    return parent.internalId() == topLevel && parent.column() == 0 ? static_cast<int>(nodeOf(parent).children.size())
                                                                   : 0;
}

int CriteriaModel::columnCount(const QModelIndex & /*parent*/) const
{
    return columns;
}

Qt::ItemFlags CriteriaModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    const DraftTableRow *row = rowAt(index);
    if (row && index.column() == valueColumn && row->number && !m_authors.areNone()) {
        flags |= Qt::ItemIsEditable;
    }
    return flags;
}

bool CriteriaModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const DraftTableRow *row = rowAt(index);
    if (!row || role != Qt::EditRole) {
        return false;
    }
    Q_EMIT textWanted(bridge::toQt(row->value.path), value.toString());
    return true;
}

} // namespace leadlight::model_editor
