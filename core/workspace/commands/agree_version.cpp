// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/commands/agree_version.h"

#include <algorithm>

#include "base/text.h"
#include "model/model_json.h"
#include "model/validation.h"
#include "workspace/activation.h"
#include "workspace/draft_change.h"
#include "workspace/ledger_payload.h"
#include "workspace/queries/draft_table.h"
#include "workspace/queries/impact.h"
#include "workspace/signing.h"
#include "workspace/snapshot_builder.h"

namespace leadlight::workspace {

namespace {

/// How many open rows a refusal lists.
constexpr std::size_t listedRows = 5;

base::Error refusedFor(std::string code, std::vector<std::string> arguments = {})
{
    return {base::ErrorKind::refused, std::move(code), std::move(arguments), {}};
}

std::optional<base::Error> whyNotProposed(const Snapshot &snapshot, const ProposalRequest &request)
{
    const agreement::ModelVersion *open = openVersion(snapshot);
    if (!open || !snapshot.draft)
        return refusedFor("draft.none");
    if (open->state != agreement::VersionState::draft)
        return refusedFor("draft.already_proposed", {std::to_string(open->number)});
    if (base::trimmed(request.title).empty())
        return refusedFor("proposal.no_title");
    if (base::trimmed(request.reason).empty())
        return refusedFor("proposal.no_reason");
    for (const model::Finding &finding : model::validate(*snapshot.draft, &snapshot.leads)) {
        if (finding.severity == model::Severity::error)
            return base::Error{
                base::ErrorKind::refused, "model.has_errors", {finding.code, finding.axis, finding.criterion}, {}};
    }
    const auto paths = agreement::openPaths({*snapshot.draft, snapshot.draftRows}, modelInForce(snapshot));
    if (!paths.empty()) {
        std::vector<std::string> arguments{std::to_string(paths.size())};
        arguments.push_back(
            base::joined(
                {paths.begin(), paths.begin() + static_cast<std::ptrdiff_t>(std::min(paths.size(), listedRows))}, ", ")
            + (paths.size() > listedRows ? ", …" : ""));
        return refusedFor("draft.open_rows", std::move(arguments));
    }
    if (snapshot.inForce && *snapshot.draft == *snapshot.model)
        return refusedFor("draft.no_change");
    return std::nullopt;
}

base::Result<agreement::ImpactFigures> impactToFreeze(Workspace::Session &session, const model::ScoringModel &model,
                                                      const base::Progress *progress)
{
    const auto snapshot = session.snapshot();
    auto history = readValueHistory(session, evidenceFields(*snapshot, model));
    if (!history)
        return base::fail(history.error());
    return frozenImpact(snapshot, model, std::move(*history), progress);
}

/// Writes the version as proposed with everything that goes with it, and publishes.
base::Result<int> writeProposal(Workspace::Session &session, const std::shared_ptr<Snapshot> &next,
                                agreement::ModelVersion version, agreement::Proposal proposal)
{
    version.state = agreement::VersionState::proposed;
    proposal.version = version.number;
    proposal.time = session.now();
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    if (auto put = write->putVersion(version); !put)
        return base::fail(put.error());
    if (auto put = write->putProposal(proposal); !put)
        return base::fail(put.error());
    if (auto entry =
            write->appendLedger(proposal.time, "propose", actorOf(proposal.person), proposePayload(version, proposal, lifecycle::processDigest(*next->rules)));
        !entry)
        return base::fail(entry.error());
    if (auto done = write->commit(); !done)
        return base::fail(done.error());
    const int number = version.number;
    std::erase_if(next->versions, [&](const agreement::ModelVersion &each) { return each.number == number; });
    next->versions.push_back(std::move(version));
    std::sort(next->versions.begin(), next->versions.end(),
              [](const auto &left, const auto &right) { return left.number < right.number; });
    std::erase_if(next->proposals, [&](const agreement::Proposal &each) { return each.version == number; });
    next->proposals.push_back(std::move(proposal));
    if (auto published = publishDraft(session, next); !published)
        return base::fail(published.error());
    return number;
}

agreement::Proposal proposalOf(const ProposalRequest &request, agreement::ImpactFigures impact)
{
    agreement::Proposal proposal;
    proposal.person = request.person;
    proposal.inForceOn = request.inForceOn;
    proposal.release = request.release;
    proposal.impact = std::move(impact);
    return proposal;
}

} // namespace

base::Result<int> proposeDraft(Workspace &workspace, const ProposalRequest &request, const base::Progress *progress)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return base::fail(writable.error());
    const auto next = session.edited();
    if (!next->personOf(request.person))
        return base::fail(base::ErrorKind::usage, "person.unknown", {request.person.text()});
    if (auto why = whyNotProposed(*next, request))
        return base::fail(std::move(*why));
    auto impact = impactToFreeze(session, *next->draft, progress);
    if (!impact)
        return base::fail(impact.error());
    agreement::ModelVersion version = *openVersion(*next);
    version.title = std::string(base::trimmed(request.title));
    version.reason = std::string(base::trimmed(request.reason));
    return writeProposal(session, next, std::move(version), proposalOf(request, std::move(*impact)));
}

base::Result<int> proposeRollBack(Workspace &workspace, int number, const ProposalRequest &request,
                                  const base::Progress *progress)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return base::fail(writable.error());
    const auto next = session.edited();
    if (!next->personOf(request.person))
        return base::fail(base::ErrorKind::usage, "person.unknown", {request.person.text()});
    if (const agreement::ModelVersion *open = openVersion(*next))
        return base::fail(refusedFor("draft.exists", {std::to_string(open->number)}));
    const auto old =
        std::find_if(next->versions.begin(), next->versions.end(), [&](const agreement::ModelVersion &each) {
            return each.number == number && each.state == agreement::VersionState::retired;
        });
    if (old == next->versions.end())
        return base::fail(refusedFor("version.not_retired", {std::to_string(number)}));
    if (base::trimmed(request.reason).empty())
        return base::fail(refusedFor("proposal.no_reason"));
    const auto model = model::parseModel(old->bytes);
    if (!model)
        return base::fail(model.error());
    auto impact = impactToFreeze(session, *model, progress);
    if (!impact)
        return base::fail(impact.error());
    agreement::ModelVersion version = draftVersionOf(*next);
    version.bytes = old->bytes;
    version.title = std::string(base::trimmed(request.title));
    if (version.title.empty())
        version.title = old->title;
    version.reason = std::string(base::trimmed(request.reason));
    agreement::Proposal proposal = proposalOf(request, std::move(*impact));
    proposal.rollsBackTo = number;
    return writeProposal(session, next, std::move(version), std::move(proposal));
}

base::Result<void> requestChanges(Workspace &workspace, const std::string &path, const std::string &comment,
                                  const base::Uuid &person)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return writable;
    const auto next = session.edited();
    const domain::Person *known = next->personOf(person);
    if (!known)
        return base::fail(base::ErrorKind::usage, "person.unknown", {person.text()});
    const agreement::ModelVersion *open = openVersion(*next);
    if (!open || open->state == agreement::VersionState::draft)
        return base::fail(refusedFor("draft.not_proposed"));
    const agreement::ModelVersion version = *open;
    const auto state = draftStateOf(*next);
    if (!state)
        return base::fail(state.error());
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    if (auto written =
            writeComment(*write, *next, {0, version.number, path, person, known->side, session.now(), comment, 0});
        !written)
        return written;
    if (auto written = writeDraft(*write, *next, version, *state); !written)
        return written;
    agreement::DraftEdit wanted;
    wanted.kind = "request_changes";
    wanted.path = path;
    (known->side == domain::Side::sales ? wanted.authors.sales : wanted.authors.marketing) = person;
    wanted.before = wanted.after = "{}";
    if (auto entry = write->appendLedger(session.now(), "draft_edit", actorOf(person),
                                         draftEditPayload(version, wanted, state->rows));
        !entry)
        return base::fail(entry.error());
    if (auto done = write->commit(); !done)
        return done;
    return publishDraft(session, next);
}

base::Result<Signed> signVersion(Workspace &workspace, const SignRequest &request)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return base::fail(writable.error());
    const auto next = session.edited();
    const domain::Person *person = next->personOf(request.person);
    if (!person)
        return base::fail(base::ErrorKind::usage, "person.unknown", {request.person.text()});
    const agreement::ModelVersion *open = openVersion(*next);
    if (!open || open->state == agreement::VersionState::draft)
        return base::fail(refusedFor("draft.not_proposed"));
    const auto side = sideToSign(*open, person->id, person->side, request.side);
    if (!side)
        return base::fail(side.error());
    const auto key = session.store().keyOf(person->id);
    if (!key)
        return base::fail(key.error());
    if (!*key)
        return base::fail(refusedFor("key.none", {person->name}));
    auto signature =
        agreement::sign(**key, request.passphrase, agreement::signedBytes(open->number, *side, open->bytes));
    if (!signature)
        return base::fail(signature.error());
    return takeSignatures(session, next, {{person->id, *side, session.now(), (*key)->publicKey, *signature}},
                          request.comment, request.release);
}

base::Result<std::vector<std::uint32_t>> leadsToRelease(Workspace &workspace, const model::ScoringModel &model)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    Snapshot trial = *session.snapshot();
    auto scores = scoring::score(model, trial.input(), trial.asOf);
    if (!scores)
        return base::fail(scores.error());
    trial.model = std::make_shared<const model::ScoringModel>(model);
    trial.scores = std::move(*scores);
    return releasable(trial, session.store());
}

base::Result<bool> activateDue(Workspace &workspace)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (!session.isLive())
        return false;
    const auto next = session.edited();
    auto activated = activateIfDue(session, *next);
    if (!activated || !*activated)
        return activated;
    ChangeEvent event;
    event.model = event.stages = true;
    session.publish(next, event);
    return true;
}

} // namespace leadlight::workspace
