// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/signing.h"

#include <algorithm>

#include "base/text.h"
#include "workspace/activation.h"
#include "workspace/draft_change.h"
#include "workspace/ledger_payload.h"
#include "workspace/queries/draft_table.h"

namespace leadlight::workspace {

namespace {

base::Error signingRefused(const char *code, std::optional<domain::Side> side = std::nullopt)
{
    base::Error error{base::ErrorKind::refused, code, {}, {}};
    if (side)
        error.arguments.emplace_back(domain::keyOf(*side));
    return error;
}

bool isSignedBySides(const agreement::ModelVersion &version)
{
    const auto has = [&](domain::Side side) {
        return std::any_of(version.signatures.begin(), version.signatures.end(),
                           [&](const agreement::VersionSignature &signature) { return signature.side == side; });
    };
    return has(domain::Side::marketing) && has(domain::Side::sales);
}

base::Result<void> writeSignature(Workspace::Session &session, store::Write &write, Snapshot &next,
                                  agreement::ModelVersion &version, const agreement::VersionSignature &signature,
                                  const std::string &comment)
{
    version.signatures.push_back(signature);
    if (auto put = write.putSignature(version.number, signature); !put)
        return put;
    if (auto entry =
            write.appendLedger(session.now(), "sign", actorOf(signature.person), signPayload(version, signature));
        !entry)
        return base::fail(entry.error());
    if (base::trimmed(comment).empty())
        return {};
    return writeComment(write, next,
                        {0, version.number, "signature", signature.person, signature.side, session.now(), comment, 0});
}

/// The choice of the signer stands in the proposal, so that it also holds where the version waits for its date.
base::Result<void> chooseRelease(store::Write &write, Snapshot &next, int version,
                                 const std::optional<agreement::Release> &release)
{
    const auto proposal = std::find_if(next.proposals.begin(), next.proposals.end(),
                                       [&](const agreement::Proposal &each) { return each.version == version; });
    if (!release || proposal == next.proposals.end())
        return {};
    proposal->release = *release;
    return write.putProposal(*proposal);
}

bool waitsForDate(const Snapshot &snapshot, int version, base::Instant now)
{
    return std::any_of(snapshot.proposals.begin(), snapshot.proposals.end(), [&](const agreement::Proposal &proposal) {
        return proposal.version == version && proposal.inForceOn && *proposal.inForceOn > now;
    });
}

} // namespace

base::Result<domain::Side> sideToSign(const agreement::ModelVersion &version, const base::Uuid &person,
                                      domain::Side held, std::optional<domain::Side> wanted)
{
    const domain::Side side = wanted.value_or(held);
    if (side == domain::Side::both)
        return base::fail(signingRefused("sign.which_side"));
    if (!domain::actsFor(held, side))
        return base::fail(signingRefused("sign.other_side", side));
    for (const agreement::VersionSignature &signature : version.signatures) {
        if (signature.side == side)
            return base::fail(signingRefused("sign.signed_already", side));
        if (signature.person == person)
            return base::fail(signingRefused("signature.same_person"));
    }
    return side;
}

base::Result<Signed> takeSignatures(Workspace::Session &session, const std::shared_ptr<Snapshot> &next,
                                    const std::vector<agreement::VersionSignature> &signatures,
                                    const std::string &comment, const std::optional<agreement::Release> &release)
{
    agreement::ModelVersion version = *openVersion(*next);
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    for (const agreement::VersionSignature &signature : signatures) {
        if (auto written = writeSignature(session, *write, *next, version, signature, comment); !written)
            return base::fail(written.error());
    }
    if (auto chosen = chooseRelease(*write, *next, version.number, release); !chosen)
        return base::fail(chosen.error());
    const bool agreed = isSignedBySides(version);
    version.state = agreed ? agreement::VersionState::signedByBoth : agreement::VersionState::halfSigned;
    if (agreed) {
        if (auto proven = agreement::proveSignatures(version); !proven)
            return base::fail(base::Error{base::ErrorKind::refused, proven.error().code, proven.error().arguments, {}});
        if (auto put = write->putDraftRows({}); !put)
            return base::fail(put.error());
        next->draftRows.clear();
    }
    if (auto put = write->putVersion(version); !put)
        return base::fail(put.error());
    for (agreement::ModelVersion &each : next->versions) {
        if (each.number == version.number)
            each = version;
    }
    Signed result{version.number, version.state, 0, 0};
    const bool activates = agreed && !waitsForDate(*next, version.number, session.now());
    if (activates) {
        const std::string actor = actorOf(signatures.back().person);
        const auto activated =
            activate(session, *write, *next, version.number, releaseOf(*next, version.number), actor);
        if (!activated)
            return base::fail(activated.error());
        result = {version.number, agreement::VersionState::inForce, activated->released, activated->held};
    }
    if (auto done = write->commit(); !done)
        return base::fail(done.error());
    if (!activates) {
        if (auto published = publishDraft(session, next); !published)
            return base::fail(published.error());
        return result;
    }
    ChangeEvent event;
    event.model = event.stages = true;
    session.publish(next, event);
    return result;
}

} // namespace leadlight::workspace
