// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <QAbstractItemModel>

#include "workspace/queries/draft_evidence.h"
#include "workspace/queries/draft_table.h"

namespace leadlight::model_editor {

/// Which rows of the draft are listed.
enum class RowChoice : std::uint8_t { all, open, firstAxis, secondAxis, thresholds, region };

/// The draft as a tree: criteria (and thresholds, region, gates) with their values, the most disputed first; with
/// RowChoice::open a plain list. Holds its own copy of the table; GUI thread.
class CriteriaModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column {
        nameColumn,
        inForceColumn,
        marketingColumn,
        salesColumn,
        evidenceColumn,
        sliderColumn,
        valueColumn,
        statusColumn,
        columns
    };
    enum Role {
        RowIsOpen = Qt::UserRole + 1, ///< bool
        Heading,                      ///< bool: a group or a criterion
        Note,                         ///< QString beside the name: the criterion's group
        Number,                       ///< qint64 being shown; none where it is no number
        Low,                          ///< qint64 bounds of the slider
        High,
        MarketingMark, ///< qint64 or none
        SalesMark,
        EvidenceMark,
        Ticks, ///< int: 1 Marketing, 2 Sales
        Own    ///< whether the shown value is a proposal of the side at the table alone
    };

    using QAbstractItemModel::QAbstractItemModel;

    /// `authors` decides which value a slider moves: with both there the one on the table, else that side's proposal.
    void setTable(workspace::DraftTable table, const agreement::DraftAuthors &authors);
    /// What closed leads say, one for each row of the table; empty: not known yet. A new table forgets it.
    void setEvidence(std::vector<std::optional<workspace::ValueEvidence>> evidence);
    [[nodiscard]] const workspace::ValueEvidence *evidenceOf(const workspace::DraftTableRow &row) const;
    void setChoice(RowChoice choice);
    /// Values moved but not yet written; replaces what was set before.
    void setPending(const std::map<std::string, std::string> &pending);

    [[nodiscard]] const workspace::DraftTable &table() const { return m_table; }
    [[nodiscard]] RowChoice choice() const { return m_choice; }
    /// Null: a heading without a row of its own.
    [[nodiscard]] const workspace::DraftTableRow *rowAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const std::string &path) const;
    /// The text that is moved at this row: pending, else proposal of the one side, else on the table.
    [[nodiscard]] std::string shownText(const workspace::DraftTableRow &row) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    /// The user wants this text at the path.
    void textWanted(const QString &path, const QString &text);

private:
    struct Node {
        QString title;
        QString note;
        std::optional<std::size_t> row;
        std::vector<std::size_t> children;
        double dispute = -1; ///< −1: nothing open
    };
    [[nodiscard]] bool isListed(const workspace::DraftTableRow &row) const;
    [[nodiscard]] std::vector<Node> nodes() const;
    [[nodiscard]] const Node &nodeOf(const QModelIndex &index) const;
    [[nodiscard]] QString cellText(const workspace::DraftTableRow &row, int column) const;
    [[nodiscard]] QString evidenceText(const workspace::DraftTableRow &row) const;
    [[nodiscard]] QString evidenceTip(const workspace::DraftTableRow &row) const;
    [[nodiscard]] QString statusText(const workspace::DraftTableRow &row) const;
    [[nodiscard]] QVariant figure(const workspace::DraftTableRow &row, int role) const;
    [[nodiscard]] QString spoken(const workspace::DraftTableRow &row) const;
    [[nodiscard]] std::pair<std::int64_t, std::int64_t> sliderRange(const workspace::DraftTableRow &row) const;

    workspace::DraftTable m_table;
    std::vector<std::optional<workspace::ValueEvidence>> m_evidence;
    agreement::DraftAuthors m_authors;
    std::map<std::string, std::string> m_pending;
    RowChoice m_choice = RowChoice::all;
    std::vector<Node> m_nodes;
    std::pair<std::int64_t, std::int64_t> m_pointRange{-20, 50}; ///< one scale for all points
};

/// A value in few letters for a cell: "+12", "30 days", "yes"; "–" for none.
[[nodiscard]] QString briefText(const model::ModelValue &place, const std::string &text);
/// A whole number, as texts of values hold them.
[[nodiscard]] std::optional<std::int64_t> wholeNumber(const std::string &text);

} // namespace leadlight::model_editor
