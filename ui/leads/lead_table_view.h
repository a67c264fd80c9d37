// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <QStringList>
#include <QTableView>

#include "leads/lead_table_model.h"

class QSettings;

namespace leadlight::leads {

class FrozenColumns;
class SortHeader;

/// The lead table with its keys, its columns and its clipboard. Always has a current row when it is not empty.
class LeadTableView final : public QTableView {
    Q_OBJECT

public:
    explicit LeadTableView(LeadTableModel &model, QSettings &settings, QWidget *parent = nullptr);

    /// Shows other content and keeps the current lead, the chosen leads and the place, where they are still there.
    void setContent(const bridge::SnapshotPtr &snapshot, const bridge::RowsPtr &rows);
    [[nodiscard]] std::optional<std::uint32_t> currentLead() const;
    [[nodiscard]] std::vector<std::uint32_t> chosenLeads() const;
    [[nodiscard]] int chosenCount() const;

    [[nodiscard]] bool isColumnShown(int column) const { return !isColumnHidden(column); }
    void showColumn(int column, bool shown);
    void resetColumns();
    /// Columns shown, in their order, with their widths at factor 1 (0: the default).
    using Layout = std::vector<std::pair<std::string, int>>;
    [[nodiscard]] Layout columnLayout() const;
    /// Unknown keys are passed over; empty: as at first.
    void setColumnLayout(const Layout &layout);

    [[nodiscard]] const std::vector<LeadTableModel::Sorted> &sorted() const;
    /// By this column: its natural direction, then the other, then the agreed order again. `add`: after those that
    /// sort already.
    void sortByColumn(int column, bool add);
    void setSorted(const std::vector<LeadTableModel::Sorted> &sorted);
    /// Chosen rows with headers as tab-separated text and as a table; all of `copyLimit` at most. Returns how many.
    int copyChosen() const;
    static constexpr int copyLimit = 20000;

Q_SIGNALS:
    void currentLeadChanged();
    void opened(); ///< Enter or double click
    void chosenChanged();
    void sortChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void keyboardSearch(const QString &search) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;

private:
    void layOutColumns();
    void fitColumns();
    void storeColumns();
    [[nodiscard]] Layout storedLayout() const;
    void keepLayout(const Layout &layout);
    void measure();

    LeadTableModel &m_model;
    QSettings &m_settings;
    SortHeader *m_header;
    FrozenColumns *m_frozen;
    QStringList m_laidOut; ///< keys of the columns that the header is laid out for
    bool m_filling = false;
};

} // namespace leadlight::leads
