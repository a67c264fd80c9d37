// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>

#include "inspector/why_rows.h"

namespace leadlight::inspector {

/// The steps of one axis for kit::WaterfallView. Quiet steps are left out until asked for.
class WhyModel final : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setAxis(WhyAxis axis);
    void setQuietShown(bool shown);
    [[nodiscard]] const WhyRow *rowAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void select();

    WhyAxis m_axis;
    bool m_quietShown = false;
    std::vector<std::size_t> m_shown; ///< indices into m_axis.rows
};

} // namespace leadlight::inspector
