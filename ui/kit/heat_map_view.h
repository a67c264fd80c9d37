// SPDX-License-Identifier: GPL-3.0-or-later
// A small table painted as a matrix of coloured tiles that fills its space (ux.md §5.1). It knows nothing of leads:
// the model gives texts and bins by HeatRole, and Qt::AccessibleTextRole for the reading of a tile. Row headers are
// Qt::DisplayRole of the headers, with a second, muted line from HeatRole::Note of the header ("4,414 leads").
//
// Keys: arrows move, Shift extends, Ctrl+click adds, Home and End reach the ends of a row (with Ctrl, of the table),
// Enter emits activated(), Space detailsRequested(). A header click selects the row or column. While the model has
// tiles there is a current index.
#pragma once

#include <QList>
#include <QTableView>

class QPainterPath;

namespace leadlight::kit {

struct HeatRole {
    enum {
        Rank = Qt::UserRole + 1, // text, top left
        Measure,   // text, large
        Note,      // text under the measure: "12 of 40 closed"; of a header: its second line
        Count,     // text, small: "412 leads"
        Brief,     // text for the smallest tiles: "412" or "−4"; Count when missing
        Share,     // text, small: "0.9 %"
        Late,      // text in a danger badge when not empty: "7 late"
        Few,       // text after the measure ("few"); when not empty the tile is hatched
        Empty,     // bool: nothing here, surface colour
        Bin,       // int: heat bin, or step −3…3 when Diverging
        Diverging, // bool
        InRegion,  // bool: inside the lead line
        Unknown    // text when facts are missing: "mostly unknown"
    };
};

class HeatMapView final : public QTableView {
    Q_OBJECT

public:
    explicit HeatMapView(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    // In the editor a click toggles membership of the region instead of selecting; see tileToggled().
    void setRegionEditable(bool editable) { m_regionEditable = editable; }
    bool isRegionEditable() const { return m_regionEditable; }

    // Where the tiles lie inside this widget, so that distributions beside and below can line up with them.
    QRect tilesRect() const { return viewport()->geometry(); }

    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

Q_SIGNALS:
    // Enter or a double click emits QAbstractItemView::activated(index).
    void detailsRequested(const QModelIndex &index);
    void tileToggled(const QModelIndex &index); // region editing: a click, or Space

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void spreadTiles();
    void keepCurrent();
    void restyle();
    QPainterPath regionOutline() const;

    bool m_regionEditable = false;
    QPersistentModelIndex m_pressed;
    QList<QMetaObject::Connection> m_listening;
};

} // namespace leadlight::kit
