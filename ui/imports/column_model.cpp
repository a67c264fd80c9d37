// SPDX-License-Identifier: GPL-3.0-or-later
#include "imports/column_model.h"

#include <algorithm>

#include "base/text.h"
#include "bridge/text.h"
#include "imports/import_words.h"

namespace leadlight::imports {

namespace {

constexpr qsizetype samplesShown = 3;
constexpr double sure = 0.9; ///< below, a match is marked as a guess

QString samplesOf(const FileReading &reading, qsizetype column)
{
    QStringList samples;
    for (const QStringList &row : reading.preview) {
        const QString cell = row.value(column).simplified();
        if (!cell.isEmpty() && !samples.contains(cell)) {
            samples << cell;
        }
        if (samples.size() == samplesShown) {
            break;
        }
    }
    return samples.join(QStringLiteral("  ·  "));
}

} // namespace

void ColumnModel::setReading(const FileReading &reading)
{
    beginResetModel();
    m_plan = reading.plan;
    m_guessed = reading.plan;
    m_samples.clear();
    for (const io::PlanColumn &column : m_plan.columns) {
        m_samples << samplesOf(reading, static_cast<qsizetype>(column.index));
    }
    endResetModel();
}

QString ColumnModel::ownField(int row) const
{
    const io::PlanColumn &guessed = m_guessed.columns[static_cast<std::size_t>(row)];
    if (guessed.target.starts_with("attribute:")) {
        return bridge::toQt(guessed.target);
    }
    const std::string key = base::keyOf(guessed.name);
    const std::string own = key.empty() ? "column_" + std::to_string(row + 1) : key;
    // A key that a known field has would be that field.
    return QStringLiteral("attribute:") + bridge::toQt(io::typeOfTarget(m_plan.kind, own) ? own + "_2" : own);
}

QList<ColumnModel::Choice> ColumnModel::choicesFor(int row) const
{
    QList<Choice> choices;
    const io::PlanColumn &guessed = m_guessed.columns[static_cast<std::size_t>(row)];
    for (const auto &[target, type] : io::targetsOf(m_plan.kind)) {
        const std::string key(target);
        // Stages and outcomes need their words translated, which is known only where they were recognised.
        if ((key == "stage" || key == "outcome") && guessed.target != key) {
            continue;
        }
        choices.append({bridge::toQt(key), targetName(key)});
    }
    std::sort(choices.begin(), choices.end(),
              [](const Choice &a, const Choice &b) { return a.text.compare(b.text, Qt::CaseInsensitive) < 0; });
    if (m_plan.kind == io::ImportKind::leads || m_plan.kind == io::ImportKind::accounts) {
        const QString own = ownField(row);
        choices.prepend({own, targetName(bridge::toUtf8(own))});
    }
    choices.prepend({QStringLiteral("ignore"), targetName("ignore")});
    return choices;
}

int ColumnModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_plan.columns.size());
}

int ColumnModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QString ColumnModel::why(const io::PlanColumn &column) const
{
    QString text = reasonText(column.reason);
    const QString type = reasonText(column.typeReason);
    if (column.target != "ignore" && column.type != domain::FieldType::text && !type.isEmpty()) {
        text += QStringLiteral("; ") + type;
    }
    if (column.target == "ignore" && column.typeReason.code == "column.empty") {
        text = tr("nothing is in it");
    }
    return text.left(1).toUpper() + text.mid(1);
}

QVariant ColumnModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const io::PlanColumn &column = m_plan.columns[static_cast<std::size_t>(index.row())];
    if (role == Target) {
        return bridge::toQt(column.target);
    }
    if (role == IsGuess) {
        return column.target != "ignore" && column.confidence < sure && column.reason.code != "plan.chosen";
    }
    if (role == Qt::EditRole && index.column() == GoesTo) {
        return bridge::toQt(column.target);
    }
    if (role == Qt::AccessibleTextRole && index.column() == GoesTo) {
        return tr("%1 goes to: %2").arg(bridge::toQt(column.name), targetName(column.target));
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::EditRole) {
        return {};
    }
    switch (index.column()) {
    case Name:
        return bridge::toQt(column.name);
    case Samples:
        return m_samples.value(index.row());
    case GoesTo:
        return targetName(column.target);
    case Type:
        return typeName(column);
    case Why:
        return why(column);
    default:
        return {};
    }
}

QVariant ColumnModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    const QStringList names{tr("Column"), tr("Holds"), tr("Goes to"), tr("Type"), tr("Why")};
    return names.value(section);
}

Qt::ItemFlags ColumnModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return Qt::NoItemFlags;
    }
    const Qt::ItemFlags plain = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return index.column() == GoesTo ? plain | Qt::ItemIsEditable : plain;
}

bool ColumnModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || index.column() != GoesTo || role != Qt::EditRole) {
        return false;
    }
    const std::string target = bridge::toUtf8(value.toString());
    io::PlanColumn &column = m_plan.columns[static_cast<std::size_t>(index.row())];
    if (target.empty() || target == column.target) {
        return false;
    }
    for (io::PlanColumn &other : m_plan.columns) {
        if (target != "ignore" && other.target == target) {
            other.target = "ignore";
            other.reason = {"plan.taken", {bridge::toUtf8(targetName(target))}};
        }
    }
    const io::PlanColumn &guessed = m_guessed.columns[static_cast<std::size_t>(index.row())];
    if (guessed.target == target) {
        column = guessed;
    } else {
        column.target = target;
        column.type = io::typeOfTarget(m_plan.kind, target).value_or(guessed.type);
        column.values.clear();
        column.factor = 1;
        if (column.type == domain::FieldType::instant && column.dates == io::DateOrder::none) {
            column.dates = io::DateOrder::ymd;
        }
        column.confidence = 1;
        column.reason = {"plan.chosen", {}};
    }
    Q_EMIT dataChanged(this->index(0, 0), this->index(rowCount() - 1, columns - 1));
    return true;
}

} // namespace leadlight::imports
