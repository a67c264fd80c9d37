// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/rule_settings.h"

namespace leadlight::workspace {

base::Result<void> loadRules(const store::WorkspaceStore &store, Snapshot &snapshot)
{
    const auto text = store.setting(workingRulesSetting);
    if (!text)
        return base::fail(text.error());
    auto rules = *text ? lifecycle::parseRules(**text) : base::Result<lifecycle::WorkingRules>();
    if (!rules)
        return base::fail(rules.error());
    useRules(snapshot, std::move(*rules), store.meta().timeZone);
    return {};
}

base::Result<void> storeRules(store::Write &write, const lifecycle::WorkingRules &rules)
{
    return write.setSetting(workingRulesSetting, lifecycle::rulesText(rules));
}

void useRules(Snapshot &snapshot, lifecycle::WorkingRules rules, const std::string &workspaceZone)
{
    snapshot.timeZone = rules.timeZone.empty() ? workspaceZone : rules.timeZone;
    snapshot.rules = std::make_shared<const lifecycle::WorkingRules>(std::move(rules));
}

} // namespace leadlight::workspace
