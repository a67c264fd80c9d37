// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/commands/verify_lead.h"

#include "base/text.h"
#include "workspace/deed_entry.h"
#include "workspace/hand_over.h"
#include "workspace/session.h"
#include "workspace/snapshot_builder.h"
#include "workspace/verification.h"

namespace leadlight::workspace {

namespace {

base::Result<void> canBeJudged(const Snapshot &snapshot, const store::LeadDeed &deed, lifecycle::Verdict verdict)
{
    if (!isBeingLookedUp(snapshot, lookUpsOf(snapshot), deed.lead))
        return base::fail(base::ErrorKind::refused, "verification.not_asked", {snapshot.nameOf(deed.lead)});
    if (verdict == lifecycle::Verdict::confirmed && (!snapshot.inForce || !meetsHandOver(snapshot, deed.lead)))
        return base::fail(base::ErrorKind::refused, "verification.left", {snapshot.nameOf(deed.lead)});
    if (verdict == lifecycle::Verdict::refused && deed.words.empty())
        return base::fail(base::ErrorKind::usage, "verification.no_words");
    return {};
}

} // namespace

base::Result<DeedReceipt> verifyLead(Workspace &workspace, std::uint32_t row, lifecycle::Verdict verdict, const std::string &words,
                                     std::optional<base::Uuid> person)
{
    Workspace::Session &session = workspace.session();
    const auto lock = session.lock();
    if (auto writable = session.requireWritable(); !writable)
        return base::fail(writable.error());
    const auto next = session.edited();
    const auto doer = doerOf(*next, person, domain::Side::marketing);
    if (!doer)
        return base::fail(doer.error());
    store::LeadDeed deed;
    deed.lead = next->survivorOf(row);
    deed.kind = store::DeedKind::verify;
    deed.what = std::string(lifecycle::keyOf(verdict));
    deed.words = std::string(base::trimmed(words));
    deed.person = doer->id;
    deed.side = doer->id.isNull() ? domain::Side::marketing : doer->side;
    deed.time = session.now();
    if (auto fits = canBeJudged(*next, deed, verdict); !fits)
        return base::fail(fits.error());
    auto write = session.store().beginWrite();
    if (!write)
        return base::fail(write.error());
    if (auto written = writeDeed(*write, *next, deed); !written)
        return base::fail(written.error());
    if (verdict == lifecycle::Verdict::confirmed) {
        Assigner assigner(*next);
        domain::Person confirmer = *doer;
        confirmer.side = deed.side;
        if (auto done = writeQualify(*write, *next, deed.lead, deed.time, assigner, confirmer); !done)
            return base::fail(done.error());
    }
    if (auto done = write->commit(); !done)
        return base::fail(done.error());
    deriveStageColumns(*next);
    session.publish(next, deedEvent({deed.lead}));
    return DeedReceipt{deed.ledgerSeq, deed.person};
}

} // namespace leadlight::workspace
