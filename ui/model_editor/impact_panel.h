// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QWidget>

#include "bridge/session.h"
#include "model_editor/figure_lines.h"
#include "model_editor/impact_matrix.h"
#include "workspace/queries/impact.h"

class QLabel;
class QListView;
class QStandardItemModel;

namespace leadlight::kit {
class Card;
class HeatMapView;
class SegmentedControl;
} // namespace leadlight::kit

namespace leadlight::model_editor {

class LiveImpact;

/// What the draft does to all leads: a sentence, the matrix, who moves, what it means for Sales, and the look back.
class ImpactPanel final : public QWidget {
    Q_OBJECT

public:
    explicit ImpactPanel(LiveImpact &live, QWidget *parent = nullptr);

    void setSnapshot(const bridge::SnapshotPtr &snapshot) { m_snapshot = snapshot; }
    void setNote(const QString &note); ///< whose values are counted; empty: what is on the table
    /// Before, after, change, in turn.
    void nextSide();
    [[nodiscard]] ImpactMatrix *matrix() const { return m_matrix; }
    [[nodiscard]] QWidget *map() const;

Q_SIGNALS:
    /// The user wants to see these leads; `rows` in the order to show.
    void leadsWanted(const QString &title, const std::vector<quint32> &rows);
    void leadWanted(quint32 row);
    /// Tiles are clicked in and out of the MQL region.
    void regionToggled(const QString &tile, bool in);

private:
    void showImpact();
    void showMoves();
    void showLookBack();
    [[nodiscard]] FigureLines::Line aucLine(const workspace::DraftEvidence &evidence);
    [[nodiscard]] std::vector<FigureLines::Line> lookBackLines(const workspace::LookBack &look);
    void showMovers();
    void setSide(ImpactSide side);
    [[nodiscard]] std::vector<quint32> movedBy(int least, int most) const;
    [[nodiscard]] std::vector<quint32> inCell(std::size_t cell) const;
    FigureLines::Line listLine(const QString &label, std::uint64_t count, const QString &change,
                               std::vector<quint32> rows);

    LiveImpact &m_live;
    bridge::SnapshotPtr m_snapshot;
    ImpactMatrix *m_matrix;
    kit::Card *m_card;
    QLabel *m_headline;
    kit::SegmentedControl *m_sides;
    kit::HeatMapView *m_map;
    FigureLines *m_moves;
    kit::Card *m_backCard;
    FigureLines *m_back;
    QLabel *m_backNote;
    kit::Card *m_moverCard;
    QStandardItemModel *m_movers;
    QListView *m_moverList;
    QString m_note;
};

} // namespace leadlight::model_editor
