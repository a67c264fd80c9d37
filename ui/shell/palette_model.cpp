// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/palette_model.h"

#include <algorithm>

#include "shell/menu_words.h"

namespace leadlight::shell {

PaletteModel::PaletteModel(const bridge::ActionRegistry &actions, QObject *parent)
    : QAbstractListModel(parent), m_actions(actions)
{
    fill();
}

int PaletteModel::fit(const QString &title, const QString &text)
{
    if (text.isEmpty()) {
        return 1;
    }
    if (title.startsWith(text, Qt::CaseInsensitive)) {
        return 4;
    }
    if (title.contains(QLatin1Char(' ') + text, Qt::CaseInsensitive)) {
        return 3;
    }
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const bool all = std::all_of(words.begin(), words.end(), [&](const QString &word) {
        return title.contains(word, Qt::CaseInsensitive);
    });
    return all ? 2 : 0;
}

void PaletteModel::setText(const QString &text)
{
    m_text = text.trimmed();
    fill();
}

void PaletteModel::setLeads(const QList<PaletteLead> &leads)
{
    m_leads = leads;
    fill();
}

void PaletteModel::fill()
{
    struct Fitting {
        int fit;
        Item item;
    };
    QList<Fitting> commands;
    for (const bridge::ActionRegistry::Entry &entry : m_actions.entries()) {
        const QString title = bridge::ActionRegistry::plainText(*entry.action);
        const int fits = entry.action->isEnabled() ? fit(title, m_text) : 0;
        if (fits > 0) {
            commands.append({fits, {title, menuWord(entry.menu), entry.key.toString(QKeySequence::NativeText), entry.id, 0}});
        }
    }
    std::stable_sort(commands.begin(), commands.end(),
                     [](const Fitting &left, const Fitting &right) { return left.fit > right.fit; });
    beginResetModel();
    m_items.clear();
    for (const PaletteLead &lead : std::as_const(m_leads)) {
        m_items.append({lead.name, lead.detail, {}, {}, lead.row});
    }
    for (const Fitting &command : std::as_const(commands)) {
        m_items.append(command.item);
    }
    endResetModel();
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Item &item = m_items.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return item.title;
    case Qt::AccessibleTextRole:
        return item.detail.isEmpty() ? item.title : tr("%1, %2").arg(item.title, item.detail);
    case detailRole:
        return item.detail;
    case keyRole:
        return item.key;
    default:
        return {};
    }
}

} // namespace leadlight::shell
