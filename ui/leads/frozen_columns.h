// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QTableView>

#include "leads/lead_table_model.h"

namespace leadlight::leads {

class SortHeader;

/// The first column of the lead table, and the name where it comes second, laid over the table's left edge while it is
/// scrolled sideways, so that a row can always be told. It takes no keys; what is clicked in it is clicked in the table.
class FrozenColumns final : public QTableView {
    Q_OBJECT

public:
    /// `table` has its model and its header already, and is the parent.
    FrozenColumns(QTableView &table, LeadTableModel &source, SortHeader &header);

    /// Looks at the table's columns, its place and its header again.
    void follow();
    /// Pixels of the table's view that it covers.
    [[nodiscard]] int covered() const { return isVisible() ? width() : 0; }

Q_SIGNALS:
    void headerClicked(int column);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void takeModel();
    [[nodiscard]] std::vector<int> leading() const; ///< logical columns, in their order

    QTableView &m_table;
    LeadTableModel &m_leads;
    SortHeader &m_source;
    SortHeader *m_header;
};

} // namespace leadlight::leads
