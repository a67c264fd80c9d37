// SPDX-License-Identifier: GPL-3.0-or-later
#include "hygiene/entry_model.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QCoreApplication>

#include "bridge/text.h"
#include "wording/labels.h"

namespace leadlight::hygiene {

namespace {

QString entryWord(const char *text)
{
    return QCoreApplication::translate("HygieneEntry", text);
}

QString leadName(const workspace::Snapshot &snapshot, std::uint32_t row)
{
    return row < snapshot.size() ? bridge::toQt(snapshot.nameOf(row)) : QString();
}

QString accountName(const workspace::Snapshot &snapshot, std::uint32_t at)
{
    return at < snapshot.accounts.size() ? bridge::toQt(snapshot.accounts[at].name) : QString();
}

QString bothNames(const QString &one, const QString &other)
{
    return entryWord("%1  and  %2").arg(one, other);
}

QString titleOf(const workspace::Snapshot &snapshot, const Entry &entry)
{
    switch (entry.kind) {
    case Entry::Kind::group:
        return groupName(entry);
    case Entry::Kind::junk:
        return leadName(snapshot, entry.a);
    case Entry::Kind::pair:
        return bothNames(leadName(snapshot, entry.a), leadName(snapshot, entry.b));
    case Entry::Kind::accounts:
        break;
    }
    return bothNames(accountName(snapshot, entry.a), accountName(snapshot, entry.b));
}

QString groupHint(const Entry &group)
{
    switch (group.state) {
    case Entry::State::held:
        return entryWord("Held back: choose this line to decide on all at once");
    case Entry::State::noted:
        return entryWord("Only noted: these leads count like any other");
    case Entry::State::confirmed:
        return entryWord("Disqualified; a decision can be taken back");
    case Entry::State::exact:
        return entryWord("Choose this line to merge all of them at once");
    case Entry::State::probable:
        break;
    }
    return entryWord("Look at each; the surest come first");
}

QString detailOf(const workspace::Snapshot &snapshot, const Entry &entry)
{
    switch (entry.kind) {
    case Entry::Kind::group:
        return groupHint(entry);
    case Entry::Kind::junk: {
        QStringList words{bridge::toQt(snapshot.text(entry.a, "email")), bridge::toQt(snapshot.text(entry.a, "company"))};
        words.removeAll(QString());
        if (words.isEmpty()) {
            words << bridge::toQt(entry.value);
        }
        return words.join(QStringLiteral(" · "));
    }
    case Entry::Kind::pair:
        return reasonText(entry);
    case Entry::Kind::accounts: {
        QStringList words;
        for (const std::uint32_t at : {entry.a, entry.b}) {
            if (at < snapshot.accounts.size()) {
                words << bridge::toQt(snapshot.accounts[at].domain);
            }
        }
        words.removeAll(QString());
        return words.isEmpty() ? entryWord("no web domain known") : words.join(QStringLiteral(" · "));
    }
    }
    return {};
}

} // namespace

QString reasonText(const Entry &entry)
{
    if (entry.kind == Entry::Kind::accounts) {
        return bridge::toQt(wording::accountLikenessName(entry.reason));
    }
    if (entry.kind == Entry::Kind::junk) {
        return bridge::toQt(wording::quarantineName(entry.reason));
    }
    QStringList words;
    for (const std::string &reason : entry.why) {
        words << bridge::toQt(wording::likenessName(reason));
    }
    return words.join(QStringLiteral(", "));
}

QString probabilityText(double probability)
{
    return QStringLiteral("%1 %").arg(std::clamp(static_cast<int>(std::lround(probability * 100)), 0, 99));
}

QString groupName(const Entry &group)
{
    switch (group.state) {
    case Entry::State::held:
    case Entry::State::noted:
        return bridge::toQt(wording::quarantineName(group.reason));
    case Entry::State::confirmed:
        return entryWord("Said to be junk");
    case Entry::State::exact:
        return entryWord("Surely one person");
    case Entry::State::probable:
        break;
    }
    if (group.reason.empty()) {
        return entryWord("Probably one person");
    }
    const QString reason = bridge::toQt(wording::accountLikenessName(group.reason));
    return reason.left(1).toUpper() + reason.mid(1);
}

void EntryModel::setEntries(const bridge::SnapshotPtr &snapshot, std::vector<Entry> entries)
{
    beginResetModel();
    m_snapshot = snapshot;
    m_entries = std::move(entries);
    endResetModel();
}

void EntryModel::takeIf(const std::function<bool(const Entry &)> &leaves)
{
    std::vector<Entry> left;
    std::optional<std::size_t> group;
    const auto closeGroup = [&] {
        if (!group) {
            return;
        }
        left[*group].count = left.size() - *group - 1;
        if (left[*group].count == 0) {
            left.pop_back();
        }
    };
    for (const Entry &entry : m_entries) {
        if (entry.kind == Entry::Kind::group) {
            closeGroup();
            group = left.size();
            left.push_back(entry);
        } else if (!leaves(entry)) {
            left.push_back(entry);
        }
    }
    closeGroup();
    if (left.size() != m_entries.size()) {
        setEntries(m_snapshot, std::move(left));
    }
}

const Entry *EntryModel::at(int place) const
{
    return place < 0 || place >= rowCount() ? nullptr : &m_entries[static_cast<std::size_t>(place)];
}

std::optional<int> EntryModel::placeOf(const Entry &entry) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &one) { return one.isSame(entry); });
    return found == m_entries.end() ? std::nullopt : std::optional(static_cast<int>(found - m_entries.begin()));
}

std::vector<Entry> EntryModel::below(int group) const
{
    const Entry *head = at(group);
    if (!head || head->kind != Entry::Kind::group) {
        return {};
    }
    const auto first = m_entries.begin() + group + 1;
    return {first, first + static_cast<std::ptrdiff_t>(head->count)};
}

int EntryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant EntryModel::data(const QModelIndex &index, int role) const
{
    const Entry *entry = index.isValid() ? at(index.row()) : nullptr;
    if (!entry || !m_snapshot) {
        return {};
    }
    const auto value = [&] {
        return entry->kind == Entry::Kind::group  ? bridge::countText(static_cast<std::int64_t>(entry->count))
               : entry->kind == Entry::Kind::pair ? probabilityText(entry->probability)
                                                  : QString();
    };
    switch (role) {
    case Qt::DisplayRole:
        return titleOf(*m_snapshot, *entry);
    case Detail:
        return detailOf(*m_snapshot, *entry);
    case Value:
        return value();
    case IsGroup:
        return entry->kind == Entry::Kind::group;
    case Qt::ToolTipRole:
        return QStringLiteral("%1\n%2").arg(titleOf(*m_snapshot, *entry), detailOf(*m_snapshot, *entry));
    case Qt::AccessibleTextRole: {
        QStringList words{titleOf(*m_snapshot, *entry), value(), detailOf(*m_snapshot, *entry)};
        words.removeAll(QString());
        return words.join(QStringLiteral(", "));
    }
    default:
        return {};
    }
}

} // namespace leadlight::hygiene
