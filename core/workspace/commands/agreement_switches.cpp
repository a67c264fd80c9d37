// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "workspace/agreement_settings.h"
#include "workspace/commands/agree_version.h"
#include "workspace/commands/change_people.h"
#include "workspace/ledger_payload.h"
#include "workspace/session.h"

namespace leadlight::workspace {

namespace {

constexpr int mostLeadsAWeek = 1000000;
constexpr int mostMinutesACall = 600;

/// Settings, their entry and the snapshot that knows them, in one transaction.
base::Result<void> switchSettings(Workspace &workspace, const base::Uuid &person,
                                  const std::vector<std::pair<std::string, std::string>> &settings, const char *kind,
                                  std::string payload, const std::function<void(Snapshot &)> &change)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return writable;
    const auto next = session.edited();
    if (!next->personOf(person))
        return base::fail(base::ErrorKind::usage, "person.unknown", {person.text()});
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    for (const auto &[key, value] : settings) {
        if (auto set = write->setSetting(key, value); !set)
            return set;
    }
    if (auto entry = write->appendLedger(session.now(), kind, actorOf(person), std::move(payload)); !entry)
        return base::fail(entry.error());
    if (auto done = write->commit(); !done)
        return done;
    change(*next);
    ChangeEvent event;
    event.model = true;
    session.publish(next, event);
    return {};
}

/// Who may vouch: the owner, or somebody of the other side with a reason.
base::Result<void> mayConfirm(const domain::Person &owner, const domain::Person &confirmer, const std::string &reason)
{
    if (owner.id == confirmer.id)
        return {};
    const bool other = owner.side != confirmer.side || owner.side == domain::Side::both;
    if (!other)
        return base::fail(base::ErrorKind::refused, "key.not_other_side", {confirmer.name});
    if (base::trimmed(reason).empty())
        return base::fail(base::ErrorKind::refused, "proposal.no_reason");
    return {};
}

} // namespace

base::Result<void> pauseRouting(Workspace &workspace, bool paused, const std::string &reason, const base::Uuid &person)
{
    if (base::trimmed(reason).empty())
        return base::fail(base::ErrorKind::refused, "proposal.no_reason");
    return switchSettings(workspace, person, {{routingPausedSetting, paused ? "yes" : "no"}}, "routing",
                          routingPayload(paused, reason, person), [&](Snapshot &next) { next.routingPaused = paused; });
}

base::Result<void> setSalesCapacity(Workspace &workspace, int leadsAWeek, int minutesACall, const base::Uuid &person)
{
    if (leadsAWeek < 0 || leadsAWeek > mostLeadsAWeek || minutesACall < 0 || minutesACall > mostMinutesACall)
        return base::fail(base::ErrorKind::usage, "capacity.out_of_range");
    return switchSettings(
        workspace, person,
        {{salesCapacitySetting, std::to_string(leadsAWeek)}, {minutesACallSetting, std::to_string(minutesACall)}},
        "capacity", capacityPayload(leadsAWeek, minutesACall), [&](Snapshot &next) {
            next.salesCapacity = leadsAWeek;
            next.minutesACall = minutesACall;
        });
}

base::Result<void> replacePersonKey(Workspace &workspace, const base::Uuid &person, const std::string &passphrase,
                                    const KeyConfirmation &confirmation)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return writable;
    const auto snapshot = session.snapshot();
    const domain::Person *owner = snapshot->personOf(person);
    const domain::Person *confirmer = snapshot->personOf(confirmation.person);
    if (!owner || !confirmer)
        return base::fail(base::ErrorKind::usage, "person.unknown",
                          {owner ? confirmation.person.text() : person.text()});
    if (auto may = mayConfirm(*owner, *confirmer, confirmation.reason); !may)
        return may;
    if (base::lengthOf(passphrase) < shortestPassphrase)
        return base::fail(base::ErrorKind::usage, "key.short_passphrase", {std::to_string(shortestPassphrase)});
    const auto vouching = session.store().keyOf(confirmer->id);
    if (!vouching)
        return base::fail(vouching.error());
    if (!*vouching)
        return base::fail(base::ErrorKind::refused, "key.none", {confirmer->name});
    const agreement::SealedKey key = agreement::makeKey(passphrase, agreement::SealCost::interactive);
    const std::string reason(base::trimmed(confirmation.reason));
    const auto signature = agreement::sign(**vouching, confirmation.passphrase,
                                           agreement::confirmedBytes(person.text(), key.publicKey, reason));
    if (!signature)
        return base::fail(signature.error());
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    if (auto put = write->putKey(person, key); !put)
        return put;
    if (auto entry = write->appendLedger(session.now(), "key", actorOf(confirmer->id),
                                         replacedKeyPayload(person, key.publicKey, confirmer->id, *signature, reason));
        !entry)
        return base::fail(entry.error());
    return write->commit();
}

} // namespace leadlight::workspace
