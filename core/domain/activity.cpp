// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/activity.h"

#include "base/text.h"

namespace leadlight::domain {

namespace {

constexpr std::array<std::string_view, 8> channelKeys{"web", "email", "event", "phone", "social", "chat", "sales", "other"};

constexpr std::array<ActivityType, 25> activityTypes{{
    {"enquiry_form", "Enquiry form", Channel::web, 40, true},
    {"demo_request", "Product demo", Channel::web, 40, true},
    {"call_request", "Asked for a call", Channel::web, 0, true},
    {"trial_started", "Trial started", Channel::web, 30, true},
    {"pricing_page", "Pricing page", Channel::web, 12, false},
    {"page_view", "Page view", Channel::web, 1, false},
    {"blog_read", "Blog read", Channel::web, 2, false},
    {"whitepaper", "White paper", Channel::web, 10, false},
    {"product_flyer", "Product flyer", Channel::web, 15, false},
    {"case_study", "Customer story", Channel::web, 10, false},
    {"video_watched", "Video watched", Channel::web, 4, false},
    {"form_submit", "Form filled in", Channel::web, 8, false},
    {"webinar_registered", "Webinar sign-up", Channel::event, 5, false},
    {"webinar_attended", "Webinar attended", Channel::event, 15, false},
    {"event_attended", "Event visited", Channel::event, 12, false},
    {"email_open", "E-mail opened", Channel::email, 1, false},
    {"email_click", "E-mail clicked", Channel::email, 3, false},
    {"email_bounce", "E-mail bounced", Channel::email, -5, false},
    {"unsubscribe", "Unsubscribed", Channel::email, -15, false},
    {"social_like", "Social like", Channel::social, 1, false},
    {"social_share", "Social share", Channel::social, 3, false},
    {"social_question", "Peer-opinion question", Channel::social, 20, false},
    {"chat", "Chat", Channel::chat, 8, false},
    {"call_answered", "Call answered", Channel::phone, 9, false},
    {"call_logged", "Call by Sales", Channel::sales, 0, false},
}};

} // namespace

std::string_view keyOf(Channel channel)
{
    return channelKeys[static_cast<std::size_t>(channel)];
}

std::optional<Channel> parseChannel(std::string_view text)
{
    const std::string wanted = base::comparable(text);
    for (const Channel channel : allChannels) {
        if (wanted == keyOf(channel))
            return channel;
    }
    return std::nullopt;
}

const ActivityType *findActivityType(std::string_view key)
{
    for (const ActivityType &type : activityTypes) {
        if (type.key == key)
            return &type;
    }
    return nullptr;
}

Channel channelOfType(std::string_view key)
{
    const ActivityType *type = findActivityType(key);
    return type ? type->channel : Channel::other;
}

} // namespace leadlight::domain
