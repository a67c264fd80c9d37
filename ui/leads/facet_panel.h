// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QWidget>

#include "bridge/view.h"
#include "leads/facet_counts.h"

class QPushButton;
class QVBoxLayout;

namespace leadlight::kit {
class BarList;
}

namespace leadlight::leads {

/// The facets at the left of the lead table. A click on a value includes it in the shared filter, Alt+click excludes
/// it; in a histogram a second click widens the range. Ranks are the matrix's tiles. Only open facets are counted.
class FacetPanel final : public QWidget {
    Q_OBJECT

public:
    explicit FacetPanel(bridge::ViewContext &context, QWidget *parent = nullptr);

    /// Looks at the snapshot and the filter again.
    void refresh();

private:
    struct Facet {
        FacetField field;
        QPushButton *head = nullptr;
        kit::BarList *list = nullptr;
        std::vector<data::FacetValue> values;
        std::vector<FacetRange> ranges; ///< of the values, where it is in ranges
        bool shown = false;
    };
    void build(const std::vector<FacetField> &fields);
    void open(std::size_t facet, bool shown);
    void count();
    void show(const std::vector<FacetCount> &counts);
    void choose(std::size_t facet, int row, bool exclude);
    void chooseTile(const Facet &facet, const QString &tile, bool exclude);
    void chooseRange(const Facet &facet, std::size_t bar, bool exclude);
    [[nodiscard]] std::vector<bool> barsChosen(const Facet &facet) const;

    bridge::ViewContext &m_context;
    QVBoxLayout *m_column;
    std::vector<FacetField> m_fields;
    std::vector<Facet> m_facets;
};

} // namespace leadlight::leads
