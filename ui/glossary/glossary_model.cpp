// SPDX-License-Identifier: GPL-3.0-or-later
#include "glossary/glossary_model.h"

#include <algorithm>

#include <QBrush>

#include "bridge/text.h"
#include "theme/theme.h"

namespace leadlight::glossary {

namespace {

using workspace::GlossaryRow;
using workspace::WordKind;

bool isChosen(const GlossaryRow &word, GlossaryModel::Choice choice)
{
    switch (choice) {
    case GlossaryModel::Choice::stages: return word.kind == WordKind::stage;
    case GlossaryModel::Choice::ranks: return word.kind == WordKind::axis || word.kind == WordKind::rank;
    case GlossaryModel::Choice::terms: return word.kind == WordKind::term;
    case GlossaryModel::Choice::fields: return word.kind == WordKind::field;
    case GlossaryModel::Choice::waiting: return word.wanted.has_value();
    default: return true;
    }
}

QString kindText(const GlossaryRow &word)
{
    switch (word.kind) {
    case WordKind::stage: return GlossaryModel::tr("Stage");
    case WordKind::axis: return GlossaryModel::tr("Axis");
    case WordKind::rank: return GlossaryModel::tr("Rank %1").arg(bridge::toQt(word.key.substr(word.key.rfind('.') + 1)));
    case WordKind::field: return GlossaryModel::tr("Field");
    default: return GlossaryModel::tr("Word");
    }
}

} // namespace

void GlossaryModel::setSnapshot(const bridge::SnapshotPtr &snapshot, bool editable)
{
    beginResetModel();
    m_snapshot = snapshot;
    m_editable = editable;
    m_words = snapshot ? workspace::glossaryRows(*snapshot) : std::vector<GlossaryRow>();
    std::erase_if(m_words, [](const GlossaryRow &word) { return word.kind == WordKind::profile; });
    choose();
    endResetModel();
}

void GlossaryModel::setChoice(Choice choice)
{
    beginResetModel();
    m_choice = choice;
    choose();
    endResetModel();
}

void GlossaryModel::choose()
{
    m_shown.clear();
    for (std::size_t place = 0; place < m_words.size(); ++place) {
        if (isChosen(m_words[place], m_choice)) {
            m_shown.push_back(place);
        }
    }
}

const GlossaryRow *GlossaryModel::wordAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_words[m_shown[static_cast<std::size_t>(row)]] : nullptr;
}

int GlossaryModel::rowOf(const std::string &key) const
{
    const auto found = std::find_if(m_shown.begin(), m_shown.end(), [&](std::size_t place) { return m_words[place].key == key; });
    return found == m_shown.end() ? -1 : static_cast<int>(found - m_shown.begin());
}

int GlossaryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int GlossaryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QString GlossaryModel::consentShown(const GlossaryRow &row, bool marketing) const
{
    if (!row.wanted) {
        return bridge::toQt(workspace::consentText(*m_snapshot, marketing ? row.marketing : row.sales));
    }
    const domain::WordConsent &consent = marketing ? row.wanted->marketing : row.wanted->sales;
    return consent.person.isNull() ? tr("not accepted yet") : bridge::toQt(workspace::consentText(*m_snapshot, consent));
}

QString GlossaryModel::shown(const GlossaryRow &row, int column) const
{
    switch (column) {
    case kindColumn: return kindText(row);
    case wordColumn: {
        const QString label = bridge::toQt(row.label);
        return row.wanted && row.wanted->label != row.label ? tr("%1, wanted: %2").arg(label, bridge::toQt(row.wanted->label)) : label;
    }
    case meaningColumn: {
        const QString meaning = bridge::toQt(row.definition);
        if (!row.wanted || row.wanted->definition == row.definition) {
            return meaning;
        }
        const QString wanted = tr("Wanted: %1").arg(bridge::toQt(row.wanted->definition));
        return meaning.isEmpty() ? wanted : meaning + QLatin1Char('\n') + wanted;
    }
    default: return consentShown(row, column == marketingColumn);
    }
}

QVariant GlossaryModel::data(const QModelIndex &index, int role) const
{
    const GlossaryRow *word = wordAt(index.row());
    if (!word) {
        return {};
    }
    const bool isMeaning = index.column() == meaningColumn;
    switch (role) {
    case Qt::DisplayRole: return shown(*word, index.column());
    case Qt::EditRole:
        if (word->wanted) {
            return bridge::toQt(isMeaning ? word->wanted->definition : word->wanted->label);
        }
        return bridge::toQt(isMeaning ? word->definition : word->label);
    case Qt::AccessibleTextRole:
        return tr("%1 of %2: %3").arg(headerData(index.column(), Qt::Horizontal, role).toString(), bridge::toQt(word->label),
                                      shown(*word, index.column()));
    case Qt::ToolTipRole:
        return index.column() == wordColumn && word->label != word->usualLabel ? tr("Usually: %1").arg(bridge::toQt(word->usualLabel)) : QVariant();
    case Qt::FontRole:
        return theme::theme().font(index.column() == wordColumn ? theme::FontRole::bodyStrong : theme::FontRole::body);
    case Qt::ForegroundRole:
        if (word->wanted && index.column() != kindColumn) {
            return QBrush(theme::theme().tokens().warning);
        }
        return index.column() == kindColumn || index.column() >= marketingColumn ? QBrush(theme::theme().tokens().muted) : QVariant();
    default: return {};
    }
}

QVariant GlossaryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)) {
        return {};
    }
    switch (section) {
    case kindColumn: return tr("Kind");
    case wordColumn: return tr("Word");
    case meaningColumn: return tr("What it means");
    case marketingColumn: return tr("Marketing accepted");
    default: return tr("Sales accepted");
    }
}

Qt::ItemFlags GlossaryModel::flags(const QModelIndex &index) const
{
    const GlossaryRow *word = wordAt(index.row());
    if (!word) {
        return Qt::NoItemFlags;
    }
    const bool typed = index.column() == meaningColumn || (index.column() == wordColumn && word->isRenamable);
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | (m_editable && typed ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

bool GlossaryModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const GlossaryRow *word = wordAt(index.row());
    if (!word || role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable) || value.toString() == data(index, Qt::EditRole).toString()) {
        return false;
    }
    workspace::WordWish wish{word->key, {}, {}};
    // What stands beside it goes on being wanted.
    if (word->wanted) {
        wish.label = word->wanted->label;
        wish.definition = word->wanted->definition;
    }
    (index.column() == meaningColumn ? wish.definition : wish.label) = bridge::toUtf8(value.toString());
    if (word->isRenamable == false) {
        wish.label.reset();
    }
    Q_EMIT wished(wish);
    return true;
}

} // namespace leadlight::glossary
