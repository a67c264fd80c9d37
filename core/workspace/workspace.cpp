// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/workspace.h"

#include <algorithm>
#include <future>

#include "model/model_json.h"
#include "model/templates.h"
#include "workspace/account_activity_table.h"
#include "workspace/account_columns.h"
#include "workspace/activation.h"
#include "workspace/agreement_settings.h"
#include "workspace/commands/back_up.h"
#include "workspace/hand_over.h"
#include "workspace/ledger_payload.h"
#include "workspace/merged_leads.h"
#include "workspace/rule_settings.h"
#include "workspace/session.h"
#include "workspace/snapshot_builder.h"

namespace leadlight::workspace {

Workspace::Session::Session(std::unique_ptr<store::WorkspaceStore> store, const base::Clock &clock, OpenOptions options)
    : m_store(std::move(store)), m_clock(clock), m_options(std::move(options))
{
}

base::Instant Workspace::Session::asOf() const
{
    if (m_options.asOf)
        return *m_options.asOf;
    const std::int64_t seconds = m_clock.now().seconds;
    return {seconds - ((seconds % 60) + 60) % 60};
}

bool Workspace::Session::isLive() const
{
    return m_store->isWritable() && !m_options.asOf;
}

base::Result<void> Workspace::Session::requireWritable() const
{
    if (!m_store->isWritable())
        return base::fail(base::ErrorKind::notPermitted, "workspace.read_only", {m_store->path()});
    return {};
}

std::shared_ptr<const Snapshot> Workspace::Session::snapshot() const
{
    const std::scoped_lock guard(m_stateLock);
    return m_snapshot;
}

std::shared_ptr<Snapshot> Workspace::Session::edited() const
{
    auto copy = std::make_shared<Snapshot>(*snapshot());
    ++copy->revision;
    return copy;
}

void Workspace::Session::publish(std::shared_ptr<const Snapshot> next, const ChangeEvent &event)
{
    std::vector<std::shared_ptr<Subscription>> listeners;
    {
        const std::scoped_lock guard(m_stateLock);
        m_snapshot = std::move(next);
        std::erase_if(m_subscriptions, [](const auto &subscription) { return subscription.expired(); });
        for (const auto &subscription : m_subscriptions)
            listeners.push_back(subscription.lock());
    }
    for (const auto &subscription : listeners) {
        if (subscription)
            subscription->listener(event);
    }
}

std::shared_ptr<void> Workspace::Session::subscribe(Listener listener)
{
    auto subscription = std::make_shared<Subscription>(Subscription{std::move(listener)});
    const std::scoped_lock guard(m_stateLock);
    m_subscriptions.push_back(subscription);
    return subscription;
}

base::Result<std::shared_ptr<Snapshot>> Workspace::Session::loaded(const base::Progress *progress)
{
    auto next = std::make_shared<Snapshot>();
    if (const auto current = snapshot())
        next->revision = current->revision + 1;
    const auto moment = m_store->beginRead();
    if (!moment)
        return base::fail(moment.error());
    auto leads = m_store->loadLeads(progress);
    if (!leads)
        return base::fail(leads.error());
    // The processors are not all busy while the rest is read.
    auto search = std::async(std::launch::async, [table = leads->table] { return searchTextOf(table); });
    auto activities = m_store->loadActivities(leads->size(), progress);
    if (!activities)
        return base::fail(activities.error());
    auto accounts = m_store->loadAccounts();
    auto ofAccounts = m_store->accountActivities();
    auto accountMerges = loadAccountMerges(*m_store);
    auto people = m_store->people();
    auto campaigns = m_store->campaigns();
    auto versions = m_store->versions();
    auto draftRows = m_store->draftRows();
    auto draftComments = m_store->draftComments();
    auto draftEdits = m_store->draftEdits();
    auto proposals = m_store->proposals();
    auto heldBack = m_store->heldBack();
    auto agreed = loadAgreementSettings(*m_store, *next);
    auto rules = loadRules(*m_store, *next);
    auto moves = m_store->moves();
    auto merges = m_store->merges();
    auto decisions = m_store->junkDecisions();
    auto erased = m_store->erasedLeads();
    auto apart = m_store->twoPeople();
    auto deeds = m_store->leadDeeds();
    for (const base::Error *error : {accounts ? nullptr : &accounts.error(), ofAccounts ? nullptr : &ofAccounts.error(),
                                     accountMerges ? nullptr : &accountMerges.error(), people ? nullptr : &people.error(),
                                     campaigns ? nullptr : &campaigns.error(), versions ? nullptr : &versions.error(),
                                     draftRows ? nullptr : &draftRows.error(),
                                     draftComments ? nullptr : &draftComments.error(), draftEdits ? nullptr : &draftEdits.error(),
                                     proposals ? nullptr : &proposals.error(), heldBack ? nullptr : &heldBack.error(),
                                     agreed ? nullptr : &agreed.error(), rules ? nullptr : &rules.error(), moves ? nullptr : &moves.error(),
                                     merges ? nullptr : &merges.error(), decisions ? nullptr : &decisions.error(),
                                     erased ? nullptr : &erased.error(), apart ? nullptr : &apart.error(),
                                     deeds ? nullptr : &deeds.error()}) {
        if (error)
            return base::fail(*error);
    }
    next->asOf = asOf();
    next->currency = m_store->meta().currency;
    next->ids = std::move(leads->ids);
    next->leads = std::move(leads->table);
    next->stages = std::move(leads->stages);
    next->stageSince = std::move(leads->stageSince);
    next->dueAt = std::move(leads->dueAt);
    next->owner = std::move(leads->owner);
    next->flags = std::move(leads->flags);
    next->sentByHand = std::move(leads->sentByHand);
    next->account = std::move(leads->account);
    next->import = std::move(leads->import);
    next->quarantine = std::move(leads->quarantine);
    next->accounts = std::move(accounts->accounts);
    next->accountFacts = std::move(accounts->table);
    next->accountMerges = std::move(*accountMerges);
    next->accountMergedInto = mergedAccounts(next->accountMerges, next->accounts.size());
    uniteAccountEvents(*ofAccounts, next->accountMergedInto);
    deriveAccountColumns(*next);
    next->accountActivities = accountActivityTable(*ofAccounts, next->accounts.size());
    next->activities = std::make_shared<const data::ActivityTable>(std::move(*activities));
    for (const store::StoredMove &move : *moves)
        next->moves.push_back(recordOf(move));
    std::erase_if(*decisions, [](const store::JunkDecision &decision) { return decision.undoneBy != 0; });
    next->junkDecisions = std::move(*decisions);
    next->erased = std::move(*erased);
    std::erase_if(*apart, [](const store::TwoPeople &decision) { return decision.undoneBy != 0; });
    next->twoPeople = std::move(*apart);
    std::erase_if(*deeds, [](const store::LeadDeed &deed) { return deed.undoneBy != 0; });
    next->deeds = std::move(*deeds);
    applyMerges(*next, *merges);
    next->people = std::move(*people);
    next->campaigns = std::move(*campaigns);
    next->versions = std::move(*versions);
    next->draftRows = std::move(*draftRows);
    next->draftComments = std::move(*draftComments);
    next->draftEdits = std::move(*draftEdits);
    next->proposals = std::move(*proposals);
    next->heldBack = std::move(*heldBack);
    if (auto chosen = chooseModel(*next); !chosen)
        return base::fail(chosen.error());
    deriveFlags(*next);
    next->search = search.get();
    deriveAliases(*next);
    if (auto scored = rescore(*next, progress); !scored)
        return base::fail(scored.error());
    return next;
}

base::Result<std::shared_ptr<Snapshot>> Workspace::Session::loadedWithActivities(const base::Progress *progress)
{
    auto next = edited();
    if (!next->merges.empty())
        return loaded(progress); // a survivor's activities are of several leads
    auto activities = m_store->loadActivities(next->size(), progress);
    auto ofAccounts = m_store->accountActivities();
    if (!activities || !ofAccounts)
        return base::fail(activities ? ofAccounts.error() : activities.error());
    next->asOf = asOf();
    uniteAccountEvents(*ofAccounts, next->accountMergedInto);
    next->accountActivities = accountActivityTable(*ofAccounts, next->accounts.size());
    next->activities = std::make_shared<const data::ActivityTable>(std::move(*activities));
    deriveFlags(*next);
    if (auto scored = rescore(*next, progress); !scored)
        return base::fail(scored.error());
    return next;
}

store::LeadRow leadRowOf(const Snapshot &snapshot, std::uint32_t row)
{
    store::LeadRow lead;
    lead.id = snapshot.ids[row];
    lead.stage = snapshot.stages[row];
    lead.stageSince = snapshot.stageSince[row];
    lead.dueAt = snapshot.dueAt[row];
    lead.owner = snapshot.owner[row];
    lead.flags = snapshot.flags[row];
    lead.sentByHand = snapshot.sentByHand[row] != 0;
    lead.account = snapshot.account[row];
    lead.import = snapshot.import[row];
    lead.quarantine = snapshot.quarantine[row];
    return lead;
}

MoveRecord recordOf(const store::StoredMove &move)
{
    return {move.seq,  move.ledgerSeq, move.lead,         move.move, move.from, move.to,         move.person, move.side,       move.time,
            move.reason, move.note,    move.program,      move.modelVersion, move.rank, move.fit, move.engagement, move.until,
            move.answerThen, move.undoneBy != 0};
}

Workspace::Workspace(std::unique_ptr<Session> session) : m_session(std::move(session)) {}
Workspace::~Workspace() = default;

base::Result<std::unique_ptr<Workspace>> Workspace::create(const std::string &path, const std::string &templateKey,
                                                           const base::Clock &clock, const base::Progress *progress)
{
    const auto model = model::makeTemplate(templateKey);
    if (!model)
        return base::fail(base::ErrorKind::usage, "workspace.unknown_template", {templateKey});
    store::WorkspaceMeta meta;
    meta.timeZone = base::Zone::system().name();
    meta.origin = base::Uuid::random();
    meta.created = clock.now();
    auto store = store::WorkspaceStore::create(path, meta);
    if (!store)
        return base::fail(store.error());
    auto write = (*store)->beginWrite();
    if (!write)
        return base::fail(write.error());
    agreement::ModelVersion draft;
    draft.bytes = model::canonicalJson(*model);
    draft.title = model->name;
    if (auto put = write->putVersion(draft); !put)
        return base::fail(put.error());
    if (auto entry = write->appendLedger(clock.now(), "workspace", "import", workspaceCreatedPayload(templateKey)); !entry)
        return base::fail(entry.error());
    if (auto entry = write->appendLedger(clock.now(), "draft", "import", draftPayload(draft)); !entry)
        return base::fail(entry.error());
    if (auto done = write->commit(); !done)
        return base::fail(done.error());
    std::unique_ptr<Workspace> workspace(new Workspace(std::make_unique<Session>(std::move(*store), clock, OpenOptions{})));
    auto snapshot = workspace->m_session->loaded(progress);
    if (!snapshot)
        return base::fail(snapshot.error());
    workspace->m_session->publish(std::move(*snapshot), {});
    return workspace;
}

base::Result<std::unique_ptr<Workspace>> Workspace::open(const std::string &path, const OpenOptions &options,
                                                         const base::Clock &clock, const base::Progress *progress)
{
    auto store = store::WorkspaceStore::open(path, options.write ? store::OpenMode::write : store::OpenMode::read);
    if (!store)
        return base::fail(namingBackup(store.error(), path));
    std::unique_ptr<Workspace> workspace(new Workspace(std::make_unique<Session>(std::move(*store), clock, options)));
    auto snapshot = workspace->m_session->loaded(progress);
    if (!snapshot)
        return base::fail(namingBackup(snapshot.error(), path));
    workspace->m_session->publish(std::move(*snapshot), {});
    return workspace;
}

std::shared_ptr<const Snapshot> Workspace::snapshot() const
{
    return m_session->snapshot();
}

const std::string &Workspace::path() const
{
    return m_session->store().path();
}

bool Workspace::isWritable() const
{
    return m_session->store().isWritable();
}

std::shared_ptr<void> Workspace::subscribe(Listener listener)
{
    return m_session->subscribe(std::move(listener));
}

base::Result<void> Workspace::refresh(const base::Progress *progress)
{
    const auto lock = m_session->lock();
    auto next = m_session->edited();
    next->asOf = m_session->asOf();
    deriveFlags(*next); // what lay ahead may have happened by now
    ChangeEvent event;
    event.time = true;
    if (m_session->isLive()) {
        const auto activated = activateIfDue(*m_session, *next);
        if (!activated)
            return base::fail(activated.error());
        event.model = *activated;
        event.stages = *activated;
    }
    if (auto scored = rescore(*next, progress); !scored)
        return scored;
    if (m_session->isLive()) {
        auto handed = handOver(*m_session, *next);
        if (!handed)
            return base::fail(handed.error());
        event.stages = event.stages || *handed > 0;
    }
    m_session->publish(std::move(next), event);
    return {};
}

} // namespace leadlight::workspace
