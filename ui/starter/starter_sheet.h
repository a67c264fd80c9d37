// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <QObject>

#include "workspace/queries/starter_proposal.h"

namespace leadlight::starter {

/// What is proposed, as people correct it. Models and widgets project it and correct it here alone; corrections are
/// kept by name, so that they outlive a new proposal from newer leads. GUI thread.
class StarterSheet final : public QObject {
    Q_OBJECT

public:
    using Shares = std::array<std::vector<int>, 2>;

    using QObject::QObject;

    [[nodiscard]] const workspace::StarterProposal &proposal() const { return m_proposal; }
    [[nodiscard]] const Shares &shares() const { return m_proposal.shares; }
    [[nodiscard]] bool isCorrected() const;

    /// A new guess; what people said of columns and values that are still there stands.
    void take(workspace::StarterProposal proposal);
    /// Back to the guess.
    void startOver();
    /// Of another workspace, or of none.
    void clear();

    void setColumnOn(std::size_t column, bool on); ///< a column without values stays off
    void setActivityOn(std::size_t activity, bool on);
    void setAxis(std::size_t column, std::size_t axis);
    void markValue(std::size_t column, std::size_t value, model::Mark mark);
    void markActivity(std::size_t activity, model::Mark mark);
    /// Of a rank but the last; held so that the last keeps 1 per cent.
    void setShare(std::size_t axis, std::size_t rank, int percent);

Q_SIGNALS:
    void refilled();    ///< another proposal
    void rowsChanged(); ///< a column or activity went in or out
    void axisChanged(); ///< a column went over to the other axis
    void marksChanged();
    void sharesChanged();
    void changed(); ///< any of these

private:
    void putIn();

    workspace::StarterProposal m_guess;
    workspace::StarterProposal m_proposal;
    std::map<std::string, bool> m_on; ///< by key of the column
    std::map<std::string, std::size_t> m_axis;
    std::map<std::pair<std::string, std::string>, model::Mark> m_marks; ///< by key and label of the value
    std::map<std::string, bool> m_activityOn;                           ///< by type
    std::map<std::string, model::Mark> m_activityMarks;
    std::optional<Shares> m_shares;
};

} // namespace leadlight::starter
