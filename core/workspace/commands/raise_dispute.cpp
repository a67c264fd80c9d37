// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/commands/raise_dispute.h"

#include <algorithm>

#include "base/text.h"
#include "workspace/queries/disputes.h"

namespace leadlight::workspace {

namespace {

base::Result<void> hasPerson(const store::LeadDeed &deed)
{
    return deed.person.isNull() ? base::Result<void>(base::fail(base::ErrorKind::refused, "dispute.needs_person")) : base::Result<void>();
}

base::Result<void> canDispute(const Snapshot &snapshot, store::LeadDeed &deed)
{
    if (auto known = hasPerson(deed); !known)
        return known;
    if (deed.words.empty())
        return base::fail(base::ErrorKind::usage, "dispute.no_words");
    if (!deed.what.empty()) {
        const auto criterion = criterionNamed(snapshot, deed.what);
        if (!criterion)
            return base::fail(base::ErrorKind::usage, "dispute.unknown_criterion", {deed.what});
        deed.what = *criterion;
    }
    int number = 1;
    for (const Dispute &dispute : disputesOf(snapshot))
        number = std::max(number, dispute.number + 1);
    deed.attached = breakdownNow(snapshot, deed.lead, number);
    return {};
}

} // namespace

base::Result<DeedReceipt> raiseDispute(Workspace &workspace, std::uint32_t row, const Disputing &disputing, std::optional<base::Uuid> person)
{
    store::LeadDeed deed;
    deed.kind = store::DeedKind::dispute;
    deed.lead = row;
    deed.what = std::string(base::trimmed(disputing.criterion));
    deed.words = std::string(base::trimmed(disputing.words));
    return doDeed(workspace, std::move(deed), person, domain::Side::sales, canDispute);
}

base::Result<DeedReceipt> closeDispute(Workspace &workspace, int number, const std::string &note, std::optional<base::Uuid> person)
{
    const std::vector<Dispute> disputes = disputesOf(*workspace.snapshot());
    const auto found = std::find_if(disputes.begin(), disputes.end(), [&](const Dispute &d) { return d.number == number; });
    if (found == disputes.end())
        return base::fail(base::ErrorKind::refused, "dispute.none_open", {std::to_string(number)});
    store::LeadDeed deed;
    deed.kind = store::DeedKind::settle;
    deed.lead = found->lead;
    deed.what = std::to_string(number);
    deed.words = std::string(base::trimmed(note));
    return doDeed(workspace, std::move(deed), person, domain::Side::sales, [number](const Snapshot &snapshot, store::LeadDeed &closing) {
        if (auto known = hasPerson(closing); !known)
            return known;
        if (closing.words.empty())
            return base::Result<void>(base::fail(base::ErrorKind::usage, "dispute.no_note"));
        // Somebody may have closed it since it was looked up.
        const std::vector<Dispute> now = disputesOf(snapshot);
        const bool isOpen = std::any_of(now.begin(), now.end(), [&](const Dispute &d) { return d.number == number && !d.closed; });
        return isOpen ? base::Result<void>() : base::Result<void>(base::fail(base::ErrorKind::refused, "dispute.none_open", {closing.what}));
    });
}

} // namespace leadlight::workspace
