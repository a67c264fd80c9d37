// SPDX-License-Identifier: GPL-3.0-or-later
// The values of one facet: label, count, bar. A click (Enter, Space) includes, Alt+click (Alt+Enter) excludes. The
// first twenty are shown, then "142 more…"; a search field appears when there are more than twenty.
#pragma once

#include <QWidget>

#include <vector>

class QPushButton;

namespace leadlight::kit {

class BarListModel;
class BarListView;
class SearchField;

struct BarRow {
    enum class State { neutral, included, excluded };

    QString label;
    QString count; // as shown
    double value = 0; // length of the bar, against the largest of all rows
    State state = State::neutral;
};

class BarList final : public QWidget {
    Q_OBJECT

public:
    // name is the facet ("Industry"), used in accessible names: "Industry values", "Search Industry".
    explicit BarList(const QString &name, QWidget *parent = nullptr);

    void setRows(std::vector<BarRow> rows); // in the order to show
    static constexpr int shownAtFirst = 20;

Q_SIGNALS:
    void includeRequested(int row); // row as given to setRows
    void excludeRequested(int row);

private:
    void refresh();

    BarListModel *m_model;
    SearchField *m_search;
    BarListView *m_view;
    QPushButton *m_more;
};

} // namespace leadlight::kit
