// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace leadlight::domain {

/// An amount in minor units of a currency (cents); no sum crosses currencies.
struct Money {
    std::int64_t minor = 0;
    std::string currency; ///< ISO 4217, upper case; empty: the workspace's
    bool operator==(const Money &) const = default;
};

/// How it ended. The numbers are stored: append only.
enum class OutcomeKind : std::uint8_t { open, won, lost, onHold };
[[nodiscard]] std::string_view keyOf(OutcomeKind kind);
[[nodiscard]] std::optional<OutcomeKind> parseOutcomeKind(std::string_view text);

struct Outcome {
    OutcomeKind kind = OutcomeKind::open;
    std::optional<base::Date> date;
    std::optional<Money> value; ///< of a win
    std::string reason;         ///< of a loss
    std::optional<base::Date> until; ///< of a hold
    bool operator==(const Outcome &) const = default;
};

/// What brings leads.
struct Campaign {
    std::string name;
    std::string channel;
    std::optional<base::Date> from;
    std::optional<base::Date> to;
    Money cost;
    bool operator==(const Campaign &) const = default;
};

/// An organisation. `key` is the normalised domain, else the normalised name.
struct Account {
    std::string key;
    std::string name;
    std::string domain;
    bool target = false;
    bool operator==(const Account &) const = default;
};

} // namespace leadlight::domain
