// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QAbstractTableModel>
#include <QString>

#include "workspace/queries/accounts.h"

namespace leadlight::accounts {

/// One account in words.
struct AccountLine {
    QString name;
    QString domain;
    bool target = false;
    QString best;     ///< rank; empty: nobody is known there
    int heatBin = -1;
    QString engagement;
    QString last;     ///< day of the last activity
    QString present;  ///< roles
    QString missing;
    QString areas;
    QString pursuer;  ///< whose named pursuit it is; empty: it is none
    std::uint32_t account = 0; ///< row
    std::vector<std::uint32_t> people;
    std::uint64_t withSales = 0;
    std::uint64_t won = 0;
    std::uint64_t events30 = 0;
};
/// In the order of workspace::accounts(). Runs on the query thread.
[[nodiscard]] std::vector<AccountLine> accountLines(const workspace::Snapshot &snapshot, const base::Progress &progress);

/// The accounts that are shown: all, those on the target list, or those that hold a word.
class AccountModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column : int { Name, Target, Pursuit, Best, People, Engagement, WithSales, Present, Missing, Areas, Last, columnTotal };
    using QAbstractTableModel::QAbstractTableModel;

    void setLines(std::vector<AccountLine> lines);
    enum class Which : std::uint8_t { all, targets, pursuits };
    void show(Which which, const QString &word);
    [[nodiscard]] const AccountLine *lineAt(int row) const;
    [[nodiscard]] int allLines() const { return static_cast<int>(m_lines.size()); }
    [[nodiscard]] int targets() const;
    /// On the target list, and nobody known there.
    [[nodiscard]] int emptyTargets() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void pick();

    std::vector<AccountLine> m_lines;
    std::vector<std::size_t> m_shown; ///< indices into m_lines
    Which m_which = Which::all;
    QString m_word;
};

} // namespace leadlight::accounts
