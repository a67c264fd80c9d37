// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QAbstractTableModel>

#include "starter/column_model.h"
#include "starter/starter_sheet.h"

namespace leadlight::starter {

/// What a model says of a value's cell besides its text.
enum ValueRole {
    MarkRole = Qt::UserRole + 1, ///< model::Mark as int; not there: cannot be marked
    ShareRole,                   ///< share of wins, 0…1; not there: no lead is closed
    MeanRole,                    ///< the same of all leads
    FewRole                      ///< bool: too few closed leads for a rate
};

/// The values of one column, or all activities: how many leads, how they ended, and the mark they get.
class ValueModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Value, Leads, Share, Won, Mark, Basis, Points, columns };

    explicit ValueModel(StarterSheet &sheet, QObject *parent = nullptr);

    void setSubject(std::optional<Subject> subject);
    [[nodiscard]] const std::optional<Subject> &subject() const { return m_subject; }
    [[nodiscard]] bool mark(int row, model::Mark mark); ///< false: that row has none
    [[nodiscard]] std::optional<model::Mark> markOf(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

private:
    struct Line {
        QString label;
        std::uint64_t leads = 0;
        workspace::StarterEvidence evidence;
        std::optional<model::Mark> mark;
        int points = 0;
        workspace::MarkBasis basis = workspace::MarkBasis::none;
    };

    [[nodiscard]] const workspace::ProposedColumn *column() const;
    [[nodiscard]] Line lineAt(std::size_t row) const;
    [[nodiscard]] QString textOf(const Line &line, int column) const;
    [[nodiscard]] static QString markText(const Line &line);
    void tellMarks();

    StarterSheet &m_sheet;
    std::optional<Subject> m_subject;
};

} // namespace leadlight::starter
