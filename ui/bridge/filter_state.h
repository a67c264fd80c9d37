// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include <QObject>
#include <QString>
#include <QStringList>

#include "bridge/session.h"
#include "data/filter.h"

namespace leadlight::bridge {

using RowsPtr = std::shared_ptr<const std::vector<std::uint32_t>>;

/// The one filter that Matrix and Leads share, and the tiles selected in the matrix. Rows are looked up by a query
/// after each change of the filter or the snapshot. GUI thread.
class FilterState : public QObject {
    Q_OBJECT

public:
    /// A part of the filter as shown to people, removable by removeChip(index).
    struct Chip {
        QString text; ///< "Germany", "not Student", "fit at least 40", "A1, A2"
        bool tiles = false;
    };

    explicit FilterState(WorkspaceSession &session, QObject *parent = nullptr);

    /// Without the tiles.
    [[nodiscard]] const data::Filter &filter() const { return m_filter; }
    /// Names of the selected tiles ("A1"), in the order of the matrix; empty: all.
    [[nodiscard]] const QStringList &tiles() const { return m_tiles; }
    /// Filter and tiles in one.
    [[nodiscard]] data::Filter combined() const;
    [[nodiscard]] bool isEmpty() const { return m_filter.isEmpty() && m_tiles.isEmpty(); }

    void setFilter(const data::Filter &filter);
    void setTiles(const QStringList &tiles);
    /// Takes a typed expression (without the tiles). On a mistake nothing changes and the returned text says which.
    [[nodiscard]] QString setExpression(const QString &expression);
    [[nodiscard]] QString expression() const;
    /// Adds the value to the field's term (either of them), or takes it away where it is in; `exclude` negates.
    void toggleValue(const QString &field, const QString &value, bool exclude = false);
    [[nodiscard]] QList<Chip> chips() const;
    void removeChip(int index);
    void clear();

    /// Rows that pass the filter, ascending: for the matrix, which shows all tiles. Null: not known yet.
    [[nodiscard]] RowsPtr filterRows() const { return m_filterRows; }
    /// Rows that pass filter and tiles, ascending. Null: not known yet.
    [[nodiscard]] RowsPtr rows() const { return m_rows; }
    [[nodiscard]] bool isUpdating() const { return m_updating; }
    /// "1,240 of 20,000 leads: rank A or B, Germany, late"
    [[nodiscard]] QString sentence() const;

Q_SIGNALS:
    void changed();      ///< the filter or the tiles; rows follow
    void rowsChanged();  ///< filterRows() and rows()
    /// The filter cannot be applied to this workspace; rows stay as they were.
    void refused(const QString &text);

private:
    void look();

    WorkspaceSession &m_session;
    data::Filter m_filter;
    QStringList m_tiles;
    RowsPtr m_filterRows;
    RowsPtr m_rows;
    bool m_updating = false;
};

} // namespace leadlight::bridge
