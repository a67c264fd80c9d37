// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QAbstractTableModel>

#include "bridge/session.h"
#include "workspace/commands/change_words.h"
#include "workspace/queries/glossary.h"

namespace leadlight::glossary {

/// The words that are chosen to be looked at, one a row. What is typed becomes a wish, never the model's own.
class GlossaryModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { kindColumn, wordColumn, meaningColumn, marketingColumn, salesColumn, columns };
    enum class Choice { all, stages, ranks, terms, fields, waiting };

    using QAbstractTableModel::QAbstractTableModel;

    /// Null: nothing is open.
    void setSnapshot(const bridge::SnapshotPtr &snapshot, bool editable);
    void setChoice(Choice choice);
    /// Null: no such row.
    [[nodiscard]] const workspace::GlossaryRow *wordAt(int row) const;
    /// −1: it is not shown.
    [[nodiscard]] int rowOf(const std::string &key) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void wished(const leadlight::workspace::WordWish &wish);

private:
    void choose();
    [[nodiscard]] QString shown(const workspace::GlossaryRow &row, int column) const;
    [[nodiscard]] QString consentShown(const workspace::GlossaryRow &row, bool marketing) const;

    bridge::SnapshotPtr m_snapshot;
    bool m_editable = false;
    Choice m_choice = Choice::all;
    std::vector<workspace::GlossaryRow> m_words; ///< all but the ideal customer
    std::vector<std::size_t> m_shown;            ///< places in m_words
};

} // namespace leadlight::glossary
