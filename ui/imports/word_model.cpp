// SPDX-License-Identifier: GPL-3.0-or-later
#include "imports/word_model.h"

#include <algorithm>

#include "bridge/text.h"
#include "imports/import_words.h"

namespace leadlight::imports {

WordModel::WordModel(ColumnModel &plan, QObject *parent) : QAbstractTableModel(parent), m_plan(plan) {}

void WordModel::setTarget(const std::string &target)
{
    std::vector<ColumnModel::WordMeaning> words = m_plan.wordsOf(target);
    const bool sameWords = target == m_target && words.size() == m_words.size() &&
                           std::equal(words.begin(), words.end(), m_words.begin(),
                                      [](const auto &a, const auto &b) { return a.word == b.word && a.rows == b.rows; });
    if (sameWords) {
        // A reset would take the place and the focus of whoever goes through the words one by one.
        m_words = std::move(words);
        if (!m_words.empty()) {
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
        }
        return;
    }
    beginResetModel();
    m_target = target;
    m_words = std::move(words);
    endResetModel();
}

int WordModel::undecided() const
{
    return static_cast<int>(std::count_if(m_words.begin(), m_words.end(), [](const auto &word) { return !word.key; }));
}

int WordModel::silent() const
{
    return static_cast<int>(std::count_if(m_words.begin(), m_words.end(), [](const auto &word) { return word.key && word.key->empty(); }));
}

int WordModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_words.size());
}

int WordModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant WordModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const ColumnModel::WordMeaning &word = m_words[static_cast<std::size_t>(index.row())];
    const QString text = bridge::toQt(word.word);
    const QString means = word.key ? meaningName(*word.key) : tr("Not told yet");
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return index.column() == Word   ? QVariant(text)
               : index.column() == Rows ? QVariant(bridge::countText(static_cast<std::int64_t>(word.rows)))
                                        : QVariant(means);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment((index.column() == Rows ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter));
    case Qt::AccessibleTextRole:
        return index.column() == Means ? QVariant(tr("%1 means: %2").arg(text, means)) : QVariant();
    case ChoiceKey:
    case Qt::EditRole:
        return word.key ? QVariant(bridge::toQt(*word.key)) : QVariant();
    case ChoiceIsMuted:
        return word.key && word.key->empty();
    case ChoiceIsGuess:
        return !word.key;
    case ChoiceName:
        return tr("What %1 means").arg(text);
    case ChoiceList:
        return QVariant::fromValue(meanings(m_target));
    default:
        return {};
    }
}

QVariant WordModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section == Rows) {
        return QVariant::fromValue(Qt::Alignment(Qt::AlignTrailing | Qt::AlignVCenter));
    }
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    const QStringList names{tr("Word in the file"), tr("Rows"), tr("Means")};
    return names.value(section);
}

Qt::ItemFlags WordModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return Qt::NoItemFlags;
    }
    const Qt::ItemFlags plain = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return index.column() == Means ? plain | Qt::ItemIsEditable : plain;
}

bool WordModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || index.column() != Means || role != Qt::EditRole) {
        return false;
    }
    m_plan.setMeaning(m_target, m_words[static_cast<std::size_t>(index.row())].word, bridge::toUtf8(value.toString()));
    return true;
}

} // namespace leadlight::imports
