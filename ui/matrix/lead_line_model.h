// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include <QAbstractListModel>

#include "base/calendar.h"
#include "matrix/matrix_query.h"

namespace leadlight::matrix {

/// The leads beside the matrix, best first.
class LeadLineModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Roles { RowRole = Qt::UserRole + 1, RankRole, BinRole, TitleRole, WhenRole, WaitsRole };

    using QAbstractListModel::QAbstractListModel;

    /// `now`: the snapshot's as-of.
    void setLines(std::vector<LeadLine> lines, base::Zone zone, base::Instant now);
    /// Colours of the badges: those of the tiles.
    void setBins(std::function<int(std::size_t cell)> binOf);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] QString whenText(const LeadLine &line) const;

    std::vector<LeadLine> m_lines;
    std::function<int(std::size_t)> m_binOf;
    std::optional<base::Zone> m_zone;
    base::Instant m_now;
};

} // namespace leadlight::matrix
