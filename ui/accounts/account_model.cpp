// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/account_model.h"

#include <algorithm>
#include <array>
#include <map>

#include "bridge/text.h"
#include "bridge/time_text.h"
#include "theme/theme.h"
#include "workspace/pursuits.h"

namespace leadlight::accounts {

namespace {

QString roleNames(const std::vector<domain::BuyingRole> &roles)
{
    QStringList names;
    for (const domain::BuyingRole role : roles) {
        names << bridge::toQt(domain::labelOf(role));
    }
    return names.join(QStringLiteral(", "));
}

QString accountCount(std::uint64_t value)
{
    return value == 0 ? QString() : bridge::countText(static_cast<std::int64_t>(value));
}

/// A text stands right beside the last column of numbers, which is therefore centred.
Qt::Alignment sideOf(int column)
{
    if (column == AccountModel::WithSales) {
        return Qt::AlignVCenter | Qt::AlignHCenter;
    }
    return Qt::AlignVCenter | (column == AccountModel::People || column == AccountModel::Engagement ? Qt::AlignTrailing : Qt::AlignLeading);
}

std::map<std::uint32_t, QString> accountPursuers(const workspace::Snapshot &snapshot)
{
    std::map<std::uint32_t, QString> pursuers;
    for (const workspace::Pursuit &pursuit : workspace::pursuits(snapshot)) {
        const domain::Person *owner = snapshot.personOf(pursuit.owner);
        if (pursuit.target.account && owner) {
            pursuers[*pursuit.target.account] = bridge::toQt(owner->name);
        }
    }
    return pursuers;
}

} // namespace

std::vector<AccountLine> accountLines(const workspace::Snapshot &snapshot, const base::Progress &progress)
{
    const bridge::TimeText times(snapshot.zone(), snapshot.asOf);
    std::vector<AccountLine> lines;
    const auto pursuers = accountPursuers(snapshot);
    for (workspace::AccountSummary &summary : workspace::accounts(snapshot, &progress)) {
        const domain::Account &account = snapshot.accounts[summary.account];
        AccountLine line;
        line.domain = bridge::toQt(account.domain);
        line.name = account.name.empty() ? line.domain : bridge::toQt(account.name);
        line.target = account.target;
        line.account = summary.account;
        const auto pursuer = pursuers.find(summary.account);
        line.pursuer = pursuer == pursuers.end() ? QString() : pursuer->second;
        if (!summary.people.empty()) {
            line.best = bridge::toQt(snapshot.rankOf(summary.people.front()));
            line.engagement = bridge::pointsText(summary.engagement);
        }
        line.last = summary.lastActivity ? times.day(*summary.lastActivity) : QString();
        line.present = roleNames(summary.present);
        line.missing = roleNames(summary.missing);
        QStringList areas;
        for (const std::string &area : summary.areas) {
            areas << bridge::toQt(area);
        }
        line.areas = areas.join(QStringLiteral(", "));
        line.people = std::move(summary.people);
        line.withSales = summary.withSales;
        line.won = summary.won;
        line.events30 = summary.events30;
        lines.push_back(std::move(line));
    }
    return lines;
}

void AccountModel::setLines(std::vector<AccountLine> lines)
{
    beginResetModel();
    m_lines = std::move(lines);
    pick();
    endResetModel();
}

void AccountModel::show(Which which, const QString &word)
{
    beginResetModel();
    m_which = which;
    m_word = word.trimmed();
    pick();
    endResetModel();
}

void AccountModel::pick()
{
    m_shown.clear();
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const AccountLine &line = m_lines[i];
        const bool holds = m_word.isEmpty() || line.name.contains(m_word, Qt::CaseInsensitive) || line.domain.contains(m_word, Qt::CaseInsensitive);
        const bool isWanted = m_which == Which::all || (m_which == Which::targets ? line.target : !line.pursuer.isEmpty());
        if (holds && isWanted) {
            m_shown.push_back(i);
        }
    }
}

const AccountLine *AccountModel::lineAt(int row) const
{
    return row < 0 || row >= rowCount() ? nullptr : &m_lines[m_shown[static_cast<std::size_t>(row)]];
}

int AccountModel::targets() const
{
    return static_cast<int>(std::count_if(m_lines.begin(), m_lines.end(), [](const AccountLine &line) { return line.target; }));
}

int AccountModel::emptyTargets() const
{
    return static_cast<int>(std::count_if(m_lines.begin(), m_lines.end(), [](const AccountLine &line) { return line.target && line.people.empty(); }));
}

int AccountModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int AccountModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnTotal;
}

QVariant AccountModel::data(const QModelIndex &index, int role) const
{
    const AccountLine *line = index.isValid() ? lineAt(index.row()) : nullptr;
    if (!line) {
        return {};
    }
    switch (role) {
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(sideOf(index.column()));
    case Qt::ForegroundRole:
        return index.column() == Missing ? QVariant(theme::theme().tokens().warning) : QVariant();
    case Qt::ToolTipRole:
        return tr("%1\n%2 activities in 30 days, %3 won").arg(line->domain.isEmpty() ? line->name : line->domain).arg(line->events30).arg(line->won);
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case Name:
        return line->name;
    case Target:
        return line->target ? tr("Target") : QString();
    case Pursuit:
        return line->pursuer;
    case Best:
        return line->people.empty() ? QStringLiteral("–") : line->best;
    case People:
        return accountCount(line->people.size());
    case Engagement:
        return line->engagement;
    case WithSales:
        return accountCount(line->withSales);
    case Present:
        return line->missing.isEmpty() ? tr("Every role") : line->present;
    case Missing:
        return line->people.empty() ? tr("Nobody is known here") : line->missing;
    case Areas:
        return line->areas;
    default:
        return line->last;
    }
}

QVariant AccountModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnTotal) {
        return {};
    }
    const std::array<QString, columnTotal> names{tr("Account"), tr("List"), tr("Pursued by"), tr("Best"), tr("People"), tr("Engagement"),
                                                 tr("With Sales"), tr("Known"), tr("Missing"), tr("Interested in"), tr("Last activity")};
    if (role == Qt::DisplayRole) {
        return names[static_cast<std::size_t>(section)];
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(sideOf(section));
    }
    if (role == Qt::ToolTipRole && section == Engagement) {
        return tr("The scores of all its people together, junk left out");
    }
    if (role == Qt::ToolTipRole && section == WithSales) {
        return tr("Open moves: people who are an MQL, accepted or an opportunity");
    }
    return {};
}

} // namespace leadlight::accounts
