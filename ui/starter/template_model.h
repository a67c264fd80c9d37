// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QAbstractTableModel>

#include "model/template_match.h"
#include "workspace/queries/starter_proposal.h"

namespace leadlight::starter {

/// What a template asks for, and what of the leads answers: mapped columns, then what was not found, then activities.
class TemplateModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Asks, Answers, How, columns };

    using QAbstractTableModel::QAbstractTableModel;

    /// `proposal` names the columns.
    void setMatch(const model::TemplateMatch &match, const workspace::StarterProposal &proposal);
    void clear();
    [[nodiscard]] int found() const; ///< rows with an answer

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Line {
        QString asks;
        QString answers; ///< empty: nothing
        QString how;
    };
    std::vector<Line> m_lines;
};

} // namespace leadlight::starter
