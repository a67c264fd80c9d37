// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QHeaderView>

#include "leads/lead_table_model.h"

namespace leadlight::leads {

/// Header that shows the sort: an arrow, and small ordinals where more than one column sorts.
class SortHeader final : public QHeaderView {
    Q_OBJECT

public:
    explicit SortHeader(QWidget *parent = nullptr);

    void setSorted(const std::vector<LeadTableModel::Sorted> &sorted);
    [[nodiscard]] const std::vector<LeadTableModel::Sorted> &sorted() const { return m_sorted; }

protected:
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override;

private:
    std::vector<LeadTableModel::Sorted> m_sorted;
};

} // namespace leadlight::leads
