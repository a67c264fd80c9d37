// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <QString>
#include <QStringList>

#include "hygiene/entry_model.h"
#include "hygiene/side_model.h"
#include "workspace/queries/account_proposal.h"
#include "workspace/queries/merge_proposal.h"

namespace leadlight::hygiene {

/// What can be done about what is shown.
enum class Act : std::uint8_t { merge, mergeAll, person, junk, takeBack, apart, swap, showLeads };
inline constexpr std::array acts{Act::merge, Act::mergeAll, Act::person, Act::junk, Act::takeBack, Act::apart, Act::swap, Act::showLeads};

/// What the pane beside the lists says of an entry.
struct PaneContent {
    QString title;
    QString text;    ///< why it stands here
    QStringList sides;
    std::vector<SideField> fields;
    bool choosable = false;
    QString outcome; ///< what will be
    bool note = false;
    std::vector<Act> acts; ///< the first is the one to expect
};

/// A lead that looks made up, with all that is known of it.
[[nodiscard]] PaneContent junkContent(const workspace::Snapshot &snapshot, const Entry &entry);
/// A group as a whole; `merges`: of how many people the sure duplicates are.
[[nodiscard]] PaneContent groupContent(const Entry &group, std::size_t merges);
/// Accounts side by side. `entry`: why they look like one.
[[nodiscard]] PaneContent accountsContent(const workspace::Snapshot &snapshot, const Entry &entry, const workspace::AccountProposal &proposal);
/// What becomes of leads and name where `taken` is chosen.
[[nodiscard]] QString accountsOutcome(const workspace::AccountProposal &proposal, const std::vector<std::pair<std::string, int>> &taken);
/// Leads side by side. `why`: what speaks for them being one; empty where somebody chose them.
[[nodiscard]] PaneContent mergeContent(const workspace::Snapshot &snapshot, const workspace::MergeProposal &proposal, const QString &why);
/// What becomes of activities, moves, stage and owner where `taken` is chosen.
[[nodiscard]] QString mergeOutcome(const workspace::Snapshot &snapshot, const workspace::MergeProposal &proposal,
                                   const std::vector<std::pair<std::string, int>> &taken);

} // namespace leadlight::hygiene
