// SPDX-License-Identifier: GPL-3.0-or-later
// What CriteriaModel says in its cells.
#include <algorithm>
#include <array>
#include <cmath>

#include "bridge/text.h"
#include "model_editor/criteria_model.h"
#include "wording/agreement.h"
#include "wording/evidence_text.h"

namespace leadlight::model_editor {

namespace {

using model::ValueKind;
using workspace::DraftTableRow;

QVariant markOf(const std::string &text)
{
    const auto number = wholeNumber(text);
    return number ? QVariant(static_cast<qlonglong>(*number)) : QVariant();
}

} // namespace

std::pair<std::int64_t, std::int64_t> CriteriaModel::sliderRange(const DraftTableRow &row) const
{
    if (row.value.kind == ValueKind::points) {
        return m_pointRange;
    }
    // Twice the largest number on this row, so that there is room to both sides.
    std::int64_t reach = 10;
    for (const std::string *text : {&row.value.text, &row.inForce, &row.marketing, &row.sales}) {
        reach = std::max(reach, 2 * std::abs(wholeNumber(*text).value_or(0)));
    }
    const bool mayFall = row.lowest < 0 && row.number.value_or(0) < 0;
    return {std::max(row.lowest, mayFall ? -reach : 0), std::min(row.highest, reach)};
}

QString CriteriaModel::evidenceText(const DraftTableRow &row) const
{
    const workspace::ValueEvidence *said = evidenceOf(row);
    if (!said) {
        return row.value.kind == ValueKind::criterion ? QString() : QStringLiteral("–");
    }
    if (said->voice == workspace::Voice::tooFew) {
        return QStringLiteral("–");
    }
    if (said->isWhole) {
        return said->turnsAt ? tr("falls past %1").arg(bridge::countText(*said->turnsAt))
                             : tr("%1 won").arg(bridge::percentText(said->share.rate()));
    }
    return said->points                                      ? bridge::signedText(*said->points)
           : said->voice == workspace::Voice::noEvidence ? tr("none")
                                                             : QStringLiteral("–");
}

QString CriteriaModel::evidenceTip(const DraftTableRow &row) const
{
    const workspace::ValueEvidence *said = evidenceOf(row);
    if (!said) {
        return {};
    }
    return bridge::toQt(said->voice == workspace::Voice::tooFew
                            ? wording::tooFewNote(said->share.n)
                            : wording::valueEvidenceSentence(said->share, said->odds, said->points));
}

QString CriteriaModel::statusText(const DraftTableRow &row) const
{
    if (!row.contested.empty()) {
        return tr("%1 disputes").arg(bridge::countText(static_cast<std::int64_t>(row.contested.size())));
    }
    if (!row.isOpen) {
        return tr("agreed");
    }
    const std::string &marketing = row.marketing.empty() ? row.value.text : row.marketing;
    const std::string &sales = row.sales.empty() ? row.value.text : row.sales;
    const auto left = wholeNumber(marketing);
    const auto right = wholeNumber(sales);
    return left && right && *left != *right ? tr("%1 apart").arg(bridge::countText(std::abs(*left - *right)))
                                            : tr("open");
}

QString CriteriaModel::cellText(const DraftTableRow &row, int column) const
{
    const bool isCriterion = row.value.kind == ValueKind::criterion;
    switch (column) {
    case inForceColumn:
        return isCriterion ? (row.inForce == model::noValue ? tr("not there") : QString())
                           : briefText(row.value, row.inForce);
    case marketingColumn:
        return isCriterion && row.marketing.empty() ? QString() : briefText(row.value, row.marketing);
    case salesColumn:
        return isCriterion && row.sales.empty() ? QString() : briefText(row.value, row.sales);
    case evidenceColumn:
        return evidenceText(row);
    case valueColumn:
        if (isCriterion) {
            return row.value.text == model::noValue ? tr("taken out")
                   : row.inForce == model::noValue  ? tr("new")
                   : row.isChanged                  ? tr("reworded")
                                                    : QString();
        }
        return briefText(row.value, shownText(row));
    case statusColumn:
        // A heading says that all is agreed by saying nothing.
        return isCriterion && !row.isOpen && !row.isChanged && row.contested.empty() ? QString() : statusText(row);
    default:
        return {};
    }
}

QVariant CriteriaModel::figure(const DraftTableRow &row, int role) const
{
    switch (role) {
    case Number:
        return row.number ? markOf(shownText(row)) : QVariant();
    case Low:
        return static_cast<qlonglong>(sliderRange(row).first);
    case High:
        return static_cast<qlonglong>(sliderRange(row).second);
    case MarketingMark:
        return markOf(row.marketing);
    case SalesMark:
        return markOf(row.sales);
    case EvidenceMark: {
        const workspace::ValueEvidence *said = evidenceOf(row);
        return said && said->points ? QVariant(static_cast<qlonglong>(*said->points)) : QVariant();
    }
    case Ticks:
        return (row.tickedByMarketing ? 1 : 0) + (row.tickedBySales ? 2 : 0);
    case RowIsOpen:
        return row.isOpen || !row.contested.empty();
    case Own:
        return shownText(row) != row.value.text;
    default:
        return {};
    }
}

QString CriteriaModel::spoken(const DraftTableRow &row) const
{
    const QString name = row.criterion.empty() || row.value.kind == ValueKind::criterion
                             ? bridge::toQt(row.label)
                             : tr("%1: %2").arg(bridge::toQt(row.criterion), bridge::toQt(row.label));
    QStringList parts{name};
    if (row.value.kind != ValueKind::criterion) {
        parts << tr("on the table %1").arg(briefText(row.value, row.value.text))
              << tr("in force %1").arg(briefText(row.value, row.inForce));
        if (!row.marketing.empty()) {
            parts << tr("Marketing %1").arg(briefText(row.value, row.marketing));
        }
        if (!row.sales.empty()) {
            parts << tr("Sales %1").arg(briefText(row.value, row.sales));
        }
        if (const workspace::ValueEvidence *said = evidenceOf(row); said && said->points) {
            parts << tr("evidence %1").arg(evidenceText(row));
        }
    }
    parts << statusText(row);
    return parts.join(QStringLiteral(", "));
}

QVariant CriteriaModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const Node &node = nodeOf(index);
    const DraftTableRow *row = rowAt(index);
    const bool isTop = !index.parent().isValid();
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == nameColumn) {
            return isTop ? node.title : bridge::toQt(row->label);
        }
        return row ? cellText(*row, index.column()) : QString();
    case Qt::EditRole:
        return row ? bridge::toQt(shownText(*row)) : QString();
    case Qt::AccessibleTextRole:
        return row && index.column() == nameColumn ? spoken(*row) : data(index, Qt::DisplayRole);
    case Qt::ToolTipRole:
        if (row && (index.column() == evidenceColumn || index.column() == sliderColumn)) {
            return evidenceTip(*row);
        }
        if (row && index.column() == valueColumn && row->value.kind != ValueKind::criterion) {
            return bridge::toQt(wording::valueText(row->value, shownText(*row)));
        }
        return index.column() == nameColumn ? data(index, Qt::DisplayRole) : QVariant();
    case Heading:
        return isTop && m_choice != RowChoice::open;
    case Note:
        return isTop ? node.note : QString();
    default:
        return row ? figure(*row, role) : QVariant();
    }
}

QVariant CriteriaModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        const bool leading = section == nameColumn || section == statusColumn || section == sliderColumn;
        return static_cast<int>((leading ? Qt::AlignLeading : Qt::AlignTrailing) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    const std::array<QString, columns> names{tr("Criterion"), tr("In force"),     tr("Marketing"), tr("Sales"),
                                             tr("Evidence"),  tr("On the table"), QString(),       tr("Status")};
    return names[static_cast<std::size_t>(section)];
}

} // namespace leadlight::model_editor
