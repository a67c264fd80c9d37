// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/agreement_settings.h"

#include <charconv>

namespace leadlight::workspace {

namespace {

int numberOr(const std::optional<std::string> &text, int usual)
{
    int number = usual;
    if (text)
        std::from_chars(text->data(), text->data() + text->size(), number);
    return number;
}

} // namespace

base::Result<void> loadAgreementSettings(const store::WorkspaceStore &store, Snapshot &snapshot)
{
    const auto paused = store.setting(routingPausedSetting);
    const auto capacity = store.setting(salesCapacitySetting);
    const auto minutes = store.setting(minutesACallSetting);
    for (const auto *setting : {&paused, &capacity, &minutes}) {
        if (!*setting)
            return base::fail(setting->error());
    }
    snapshot.routingPaused = paused->value_or("") == "yes";
    snapshot.salesCapacity = numberOr(*capacity, snapshot.salesCapacity);
    snapshot.minutesACall = numberOr(*minutes, snapshot.minutesACall);
    return {};
}

} // namespace leadlight::workspace
