// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/time.h"
#include "base/uuid.h"
#include "domain/side.h"

namespace leadlight::store {

/// The numbers are stored: append only.
enum class DeedKind : std::uint8_t {
    snooze, ///< not to be shown in the inbox before `until`
    wake,   ///< ends a snooze
    note,   ///< `words`
    enrol,  ///< into the nurture program `what`, because of `words`, until `until` or its own end
    leave,  ///< out of the program `what`
    touch,  ///< the program `what` reached out: it was exported for the mail tool
    verify, ///< a person looked the lead up: `what` is the verdict, `words` what was found
    dispute, ///< its score is wrong by the criterion `what` (empty: as a whole), because of `words`; see `attached`
    settle,  ///< closes the dispute of number `what`, because of `words`
    pursue,     ///< a named pursuit: `what` is the owner, and the account where it is one (pursuits.h); `words` why
    endPursuit, ///< ends it; `what` as above
};
inline constexpr std::size_t deedKinds = 11;

/// A small thing that somebody did to a lead without moving it.
struct LeadDeed {
    std::uint64_t seq = 0; ///< from 1; given by the store
    std::uint32_t lead = 0;
    DeedKind kind = DeedKind::note;
    std::string what;
    std::string words;
    std::optional<base::Instant> until;
    std::string attached; ///< of a dispute: its number and the breakdown of the score as it was then, JSON; else empty
    base::Uuid person;
    domain::Side side = domain::Side::both;
    base::Instant time;
    std::uint64_t ledgerSeq = 0;
    std::uint64_t undoneBy = 0; ///< ledger entry of the undo; 0: it stands
    bool operator==(const LeadDeed &) const = default;
};

} // namespace leadlight::store
