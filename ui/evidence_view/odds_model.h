// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QAbstractTableModel>

#include "workspace/queries/evidence.h"

namespace leadlight::evidence_view {

/// What separates those who won from the others: a row a band of each criterion, or a row an activity. At first the
/// clearest first; sorted by any column.
class OddsModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum class Subject : std::uint8_t { criteria, activities };
    enum Column : int { Name, Odds, Ratio, Points, Worth, Leads, columnTotal };
    enum Role : int { ValueRole = Qt::UserRole + 1, LowRole, HighRole, VoiceRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setEvidence(std::shared_ptr<const workspace::Evidence> judged, workspace::Verdict verdict, Subject subject);
    /// Of the row's criterion, if it is a behaviour.
    [[nodiscard]] std::optional<std::size_t> behaviourAt(int row) const;
    [[nodiscard]] QString nameAt(int row) const;
    /// Lead rows behind a row, ascending; `snapshot` is the one that was judged.
    [[nodiscard]] std::vector<std::uint32_t> leadsAt(int row, const workspace::Snapshot &snapshot) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    /// Indices into the evidence.
    struct Place {
        std::size_t criterion = 0;
        std::size_t band = 0; ///< or the activity
    };
    struct Line {
        QString name;
        evidence::Share share;
        evidence::OddsRatio odds;
        workspace::Voice voice = workspace::Voice::tooFew;
        std::optional<double> points; ///< of the model; an activity has none
        std::optional<int> worth;     ///< in points
        bool runsAgainst = false;
        Place place;
    };

    void fill();
    void order();
    [[nodiscard]] QString worthText(const Line &line) const;
    [[nodiscard]] QString sentence(const Line &line) const;
    [[nodiscard]] double sortValue(const Line &line, int column) const;

    std::shared_ptr<const workspace::Evidence> m_judged;
    workspace::Verdict m_verdict = workspace::Verdict::won;
    Subject m_subject = Subject::criteria;
    std::vector<Line> m_lines;
    int m_sorted = -1; ///< −1: the clearest first
    Qt::SortOrder m_direction = Qt::DescendingOrder;
};

} // namespace leadlight::evidence_view
