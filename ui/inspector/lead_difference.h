// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include <QString>

#include "bridge/session.h"
#include "inspector/why_sentences.h"

class QWidget;

namespace leadlight::inspector {

/// What one criterion gives two leads, in tenths of a point as shown.
struct DifferenceRow {
    enum class Kind : std::uint8_t { criterion, alike, total };
    Kind kind = Kind::criterion;
    QString label;
    std::array<QString, 2> facts; ///< what it rests on: the value, or how many events
    std::array<std::int64_t, 2> points{};
};

/// The criteria of one axis in which two leads differ, the widest apart first; then what those in which they are alike
/// give together, where there are any; then the total, to which both columns add up.
[[nodiscard]] std::vector<DifferenceRow> differenceRows(const scoring::AxisExplanation &one,
                                                        const scoring::AxisExplanation &other);

/// "Amara Okafor is A1, Hugo Lindqvist C3. Fit is 42 points apart, most of it Industry; engagement 18, most of it Demo."
[[nodiscard]] QString differenceSentence(const workspace::Snapshot &snapshot, const LeadStory &one, const LeadStory &other);

/// Two leads side by side, criterion by criterion, in a dialog over `over`. GUI thread.
void openDifference(bridge::WorkspaceSession &session, QWidget *over, std::uint32_t one, std::uint32_t other);

} // namespace leadlight::inspector
