// SPDX-License-Identifier: GPL-3.0-or-later
#include "imports/column_model.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include <QBrush>

#include "base/text.h"
#include "bridge/text.h"
#include "imports/column_types.h"
#include "imports/import_words.h"
#include "theme/theme.h"

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

/// What somebody said of a column, where it is there again: words that are new keep their guess.
void ColumnModel::takeOver(const io::PlanColumn &said, const io::PlanColumn &guessed)
{
    const auto here = std::find_if(m_plan.columns.begin(), m_plan.columns.end(), [&](const io::PlanColumn &column) { return column.name == said.name; });
    if (here == m_plan.columns.end()) {
        return;
    }
    const bool isTaken = said.target != "ignore" && std::any_of(m_plan.columns.begin(), m_plan.columns.end(), [&](const io::PlanColumn &column) {
        return &column != &*here && column.target == said.target;
    });
    if (said.target != guessed.target && !isTaken) {
        here->target = said.target;
    }
    if (said.type != guessed.type || said.dates != guessed.dates || !(said.number == guessed.number)) {
        here->type = said.type;
        here->dates = said.dates;
        here->number = said.number;
    }
    here->unreadableIsBlank = said.unreadableIsBlank;
    for (const auto &[word, key] : said.values) {
        const auto known = std::find_if(here->values.begin(), here->values.end(), [word = word](const auto &value) { return value.first == word; });
        if (known == here->values.end()) {
            here->values.emplace_back(word, key);
        } else {
            known->second = key;
        }
    }
}

void ColumnModel::setReading(const FileReading &reading, bool keepOwn)
{
    beginResetModel();
    const io::ImportPlan said = std::exchange(m_plan, reading.plan);
    const io::ImportPlan guessed = std::exchange(m_guessed, reading.plan);
    const std::size_t known = keepOwn ? std::min(said.columns.size(), guessed.columns.size()) : 0;
    // What somebody moved elsewhere is free before anything goes there.
    for (std::size_t i = 0; i < known; ++i) {
        for (io::PlanColumn &column : m_plan.columns) {
            if (column.name == said.columns[i].name && said.columns[i].target != guessed.columns[i].target) {
                column.target = "ignore";
            }
        }
    }
    for (std::size_t i = 0; i < known; ++i) {
        if (!(said.columns[i] == guessed.columns[i])) {
            takeOver(said.columns[i], guessed.columns[i]);
        }
    }
    m_words = reading.words;
    m_words.resize(m_plan.columns.size());
    m_samples.clear();
    for (const io::PlanColumn &column : m_plan.columns) {
        m_samples << samplesOf(reading, static_cast<qsizetype>(column.index));
    }
    m_order.resize(m_plan.columns.size());
    std::iota(m_order.begin(), m_order.end(), std::size_t{0});
    endResetModel();
    arrange();
}

void ColumnModel::arrange()
{
    std::vector<std::size_t> order = m_order;
    std::sort(order.begin(), order.end());
    std::stable_partition(order.begin(), order.end(), [this](std::size_t i) { return m_plan.columns[i].target != "ignore"; });
    if (order == m_order) {
        return;
    }
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex &index : before) {
        const auto place = std::find(order.begin(), order.end(), at(index.row()));
        after << this->index(static_cast<int>(place - order.begin()), index.column());
    }
    m_order = std::move(order);
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

int ColumnModel::rowOf(const std::string &column) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (m_plan.columns[at(row)].name == column) {
            return row;
        }
    }
    return -1;
}

QString ColumnModel::ownField(int row) const
{
    const io::PlanColumn &guessed = m_guessed.columns[at(row)];
    if (guessed.target.starts_with("attribute:")) {
        return bridge::toQt(guessed.target);
    }
    const std::string key = base::keyOf(guessed.name);
    const std::string own = key.empty() ? "column_" + std::to_string(at(row) + 1) : key;
    // A key that a known field has would be that field.
    return QStringLiteral("attribute:") + bridge::toQt(io::typeOfTarget(m_plan.kind, own) ? own + "_2" : own);
}

QList<Choice> ColumnModel::choicesFor(int row) const
{
    QList<Choice> choices;
    const io::PlanColumn &guessed = m_guessed.columns[at(row)];
    for (const auto &[target, type] : io::targetsOf(m_plan.kind)) {
        const std::string key(target);
        // Each word of a stage or an outcome has to be told, which needs the words.
        if ((key == "stage" || key == "outcome") && guessed.target != key && m_words[at(row)].empty()) {
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

QVariant ColumnModel::text(int row, int column) const
{
    const io::PlanColumn &shown = m_plan.columns[at(row)];
    switch (column) {
    case Name:
        return bridge::toQt(shown.name);
    case Samples:
        return m_samples.value(static_cast<qsizetype>(at(row)));
    case GoesTo:
        return targetName(shown.target);
    case Type:
        return typeName(shown);
    case Why:
        return why(shown);
    default:
        return {};
    }
}

QVariant ColumnModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const io::PlanColumn &column = m_plan.columns[at(index.row())];
    const bool isType = index.column() == Type;
    switch (role) {
    case ChoiceKey:
        return isType ? typeKey(column) : bridge::toQt(column.target);
    case ChoiceIsGuess:
        return !isType && column.target != "ignore" && column.confidence < sure && column.reason.code != "plan.chosen";
    case ChoiceIsMuted:
        return column.target == "ignore";
    case ChoiceList:
        return QVariant::fromValue(isType ? typesFor(index.row()) : choicesFor(index.row()));
    case ChoiceName:
        return (isType ? tr("Type, column %1") : tr("Goes to, column %1")).arg(bridge::toQt(column.name));
    case Qt::ForegroundRole:
        return column.target == "ignore" || index.column() == Samples || index.column() == Why
                   ? QVariant(QBrush(theme::theme().tokens().muted))
                   : QVariant();
    case Qt::AccessibleTextRole:
        return index.column() == GoesTo ? QVariant(tr("%1 goes to: %2").arg(bridge::toQt(column.name), targetName(column.target)))
                                        : QVariant();
    case Qt::EditRole:
        if (index.column() == GoesTo || isType) {
            return data(index, ChoiceKey);
        }
        [[fallthrough]];
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(index.row(), index.column());
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
    const bool choosesType = index.column() == Type && typesFor(index.row()).size() > 1;
    return index.column() == GoesTo || choosesType ? plain | Qt::ItemIsEditable : plain;
}

bool ColumnModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::EditRole) {
        return false;
    }
    const QString key = value.toString();
    if (key.isEmpty() || key == index.data(ChoiceKey).toString()) {
        return false;
    }
    if (index.column() == GoesTo) {
        setTarget(index.row(), bridge::toUtf8(key));
    } else if (index.column() == Type) {
        setType(index.row(), key);
    } else {
        return false;
    }
    return true;
}

void ColumnModel::noteChange()
{
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

void ColumnModel::setTarget(int row, const std::string &target)
{
    io::PlanColumn &column = m_plan.columns[at(row)];
    for (io::PlanColumn &other : m_plan.columns) {
        if (target != "ignore" && other.target == target) {
            other.target = "ignore";
            other.reason = {"plan.taken", {bridge::toUtf8(targetName(target))}};
        }
    }
    const io::PlanColumn &guessed = m_guessed.columns[at(row)];
    if (guessed.target == target) {
        column = guessed;
    } else {
        column.target = target;
        column.type = io::typeOfTarget(m_plan.kind, target).value_or(guessed.type);
        column.values.clear();
        column.factor = 1;
        column.unreadableIsBlank = false;
        if (column.type == domain::FieldType::instant && column.dates == io::DateOrder::none) {
            column.dates = io::DateOrder::ymd;
        }
        column.confidence = 1;
        column.reason = {"plan.chosen", {}};
        if (target == "stage" || target == "outcome") {
            for (const auto &[word, rows] : m_words[at(row)]) {
                column.values.emplace_back(word, workspace::meaningOfWord(target, word).value_or(std::string()));
            }
        }
    }
    noteChange();
}

QList<Choice> ColumnModel::typesFor(int row) const
{
    const io::PlanColumn &column = m_plan.columns[at(row)];
    if (column.target == "ignore") {
        return {};
    }
    const bool own = column.target.starts_with("attribute:");
    const domain::FieldType type = own ? domain::FieldType::text : io::typeOfTarget(m_plan.kind, column.target).value_or(column.type);
    return typeChoices(own, type, column);
}

void ColumnModel::setType(int row, const QString &key)
{
    io::PlanColumn &column = m_plan.columns[at(row)];
    if (typeKey(column) == key) {
        return;
    }
    applyType(column, key);
    column.typeReason = {"plan.chosen", {}};
    noteChange();
}

void ColumnModel::setUnreadableIsBlank(int row)
{
    m_plan.columns[at(row)].unreadableIsBlank = true;
    noteChange();
}

std::vector<ColumnModel::WordMeaning> ColumnModel::wordsOf(const std::string &target) const
{
    std::vector<WordMeaning> words;
    for (std::size_t i = 0; i < m_plan.columns.size(); ++i) {
        const io::PlanColumn &column = m_plan.columns[i];
        if (column.target != target) {
            continue;
        }
        for (const auto &[word, rows] : m_words[i]) {
            const bool blank = base::trimmed(word).empty() ||
                               std::find(column.blankTokens.begin(), column.blankTokens.end(), word) != column.blankTokens.end();
            if (blank) {
                continue;
            }
            WordMeaning meaning{word, rows, std::nullopt};
            for (const auto &[known, key] : column.values) {
                if (base::comparable(known) == base::comparable(word)) {
                    meaning.key = key;
                }
            }
            words.push_back(std::move(meaning));
        }
    }
    return words;
}

void ColumnModel::setMeaning(const std::string &target, const std::string &word, const std::string &key)
{
    for (io::PlanColumn &column : m_plan.columns) {
        if (column.target != target) {
            continue;
        }
        const auto known = std::find_if(column.values.begin(), column.values.end(), [&](const auto &value) {
            return base::comparable(value.first) == base::comparable(word);
        });
        if (known == column.values.end()) {
            column.values.emplace_back(word, key);
        } else {
            known->second = key;
        }
    }
    noteChange();
}

} // namespace leadlight::imports
