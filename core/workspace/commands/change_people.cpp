// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/commands/change_people.h"

#include <algorithm>

#include "agreement/keys.h"
#include "base/text.h"
#include "workspace/ledger_payload.h"
#include "workspace/session.h"
#include "workspace/snapshot_builder.h"

namespace leadlight::workspace {

namespace {

void publishPeople(Workspace::Session &session, const std::shared_ptr<Snapshot> &next)
{
    deriveStageColumns(*next);
    ChangeEvent event;
    event.people = true;
    session.publish(next, event);
}

} // namespace

base::Result<base::Uuid> addPerson(Workspace &workspace, const std::string &name, domain::Side side, const std::string &email)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return base::fail(writable.error());
    const auto next = session.edited();
    domain::Person person;
    person.name = std::string(base::trimmed(name));
    person.side = side;
    person.email = email;
    person.id = base::Uuid::random();
    if (person.name.empty())
        return base::fail(base::ErrorKind::usage, "person.no_name");
    for (const domain::Person &known : next->people) {
        if (base::comparable(known.name) == base::comparable(person.name))
            return base::fail(base::ErrorKind::usage, "person.exists", {person.name});
    }
    // The first person of a side sits down at once: the workspace can be used without a further step.
    person.atTable = next->atTable(side) == nullptr;
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    if (auto put = write->putPerson(person); !put)
        return base::fail(put.error());
    if (auto entry = write->appendLedger(session.now(), "person", actorOf(person.id), personPayload(person)); !entry)
        return base::fail(entry.error());
    if (auto done = write->commit(); !done)
        return base::fail(done.error());
    next->people.push_back(person);
    publishPeople(session, next);
    return person.id;
}

base::Result<void> makePersonKey(Workspace &workspace, const base::Uuid &person, const std::string &passphrase)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return writable;
    if (!session.snapshot()->personOf(person))
        return base::fail(base::ErrorKind::usage, "person.unknown", {person.text()});
    if (base::lengthOf(passphrase) < shortestPassphrase)
        return base::fail(base::ErrorKind::usage, "key.short_passphrase", {std::to_string(shortestPassphrase)});
    const auto known = session.store().keyOf(person);
    if (!known)
        return base::fail(known.error());
    if (*known)
        return base::fail(base::ErrorKind::refused, "key.exists", {session.snapshot()->personOf(person)->name});
    const agreement::SealedKey key = agreement::makeKey(passphrase, agreement::SealCost::interactive);
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    if (auto put = write->putKey(person, key); !put)
        return put;
    if (auto entry = write->appendLedger(session.now(), "key", actorOf(person), keyPayload(person, key.publicKey)); !entry)
        return base::fail(entry.error());
    return write->commit();
}

base::Result<void> seatPeople(Workspace &workspace, const std::vector<base::Uuid> &people)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return writable;
    const auto next = session.edited();
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    for (domain::Person &person : next->people) {
        const bool seated = std::find(people.begin(), people.end(), person.id) != people.end();
        if (person.atTable == seated)
            continue;
        person.atTable = seated;
        if (auto put = write->putPerson(person); !put)
            return put;
    }
    if (auto entry = write->appendLedger(session.now(), "seats", people.empty() ? "import" : actorOf(people.front()), seatsPayload(people)); !entry)
        return base::fail(entry.error());
    if (auto done = write->commit(); !done)
        return done;
    publishPeople(session, next);
    return {};
}

} // namespace leadlight::workspace
