// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace leadlight::domain {

/// Where something happened. The numbers are stored: append only.
enum class Channel : std::uint8_t { web, email, event, phone, social, chat, sales, other };
inline constexpr std::array<Channel, 8> allChannels{Channel::web,    Channel::email, Channel::event, Channel::phone,
                                                    Channel::social, Channel::chat,  Channel::sales, Channel::other};

[[nodiscard]] std::string_view keyOf(Channel channel);
[[nodiscard]] std::optional<Channel> parseChannel(std::string_view text);

/// An activity type that ships with every workspace; files may bring others.
struct ActivityType {
    std::string_view key;   ///< "demo_request"
    std::string_view label; ///< "Product demo"
    Channel channel = Channel::other;
    int points = 0;         ///< what the starter template gives
    bool strongIntent = false;
};
[[nodiscard]] const ActivityType *findActivityType(std::string_view key);
[[nodiscard]] Channel channelOfType(std::string_view key); ///< `other` for unknown types

/// Something that happened, as a plain value: what a file row or a logged call becomes before it is a column entry.
struct Activity {
    base::Instant time;
    std::string type;
    Channel channel = Channel::other;
    std::string asset;
    std::string area;
    std::string phase; ///< awareness, evaluation, validation or empty
    std::string campaign;
    std::optional<double> number; ///< minutes, pages
    std::string text;
    bool operator==(const Activity &) const = default;
};

} // namespace leadlight::domain
