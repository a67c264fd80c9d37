// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_editor/version_words.h"

#include <algorithm>

#include <QCoreApplication>

#include "base/digest.h"
#include "bridge/text.h"
#include "wording/agreement.h"
#include "workspace/queries/draft_table.h"

namespace leadlight::model_editor {

namespace {

constexpr std::size_t digestBytesShown = 4;

QString versionWord(const char *text)
{
    return QCoreApplication::translate("VersionWords", text);
}

QString manyLeads(std::uint64_t count)
{
    return bridge::countText(static_cast<std::int64_t>(count));
}

} // namespace

const agreement::ModelVersion *versionInSight(const workspace::Snapshot &snapshot)
{
    if (const agreement::ModelVersion *open = workspace::openVersion(snapshot)) {
        return open;
    }
    for (const agreement::VersionState state :
         {agreement::VersionState::signedByBoth, agreement::VersionState::inForce}) {
        const auto found =
            std::find_if(snapshot.versions.rbegin(), snapshot.versions.rend(),
                         [state](const agreement::ModelVersion &version) { return version.state == state; });
        if (found != snapshot.versions.rend()) {
            return &*found;
        }
    }
    return nullptr;
}

QString versionTitle(const agreement::ModelVersion &version)
{
    return QStringLiteral("v%1 · %2")
        .arg(QString::number(version.number), bridge::toQt(wording::stateName(version.state)));
}

QString briefDigest(const agreement::ModelVersion &version)
{
    const base::Digest digest = base::sha256(version.bytes);
    return bridge::toQt(base::hex(std::span(digest).first<digestBytesShown>()));
}

const agreement::Proposal *proposalOf(const workspace::Snapshot &snapshot, int version)
{
    const auto found =
        std::find_if(snapshot.proposals.begin(), snapshot.proposals.end(),
                     [version](const agreement::Proposal &proposal) { return proposal.version == version; });
    return found == snapshot.proposals.end() ? nullptr : &*found;
}

QString signingText(const workspace::Snapshot &snapshot, const agreement::ModelVersion &version, domain::Side side)
{
    const agreement::Proposal *proposal = proposalOf(snapshot, version.number);
    const QString who =
        versionWord("You sign v%1 for %2.").arg(QString::number(version.number), bridge::toQt(domain::labelOf(side)));
    const QString what = proposal
                             ? versionWord("%1 leads change tile; MQLs %2 → %3.")
                                   .arg(manyLeads(proposal->impact.moved), manyLeads(proposal->impact.qualifyBefore),
                                        manyLeads(proposal->impact.qualifyAfter))
                             : QString();
    const QString digest = versionWord("Digest %1.").arg(briefDigest(version));
    return QStringList{who, what, digest}.join(QLatin1Char(' ')).simplified();
}

QString ageText(const workspace::Snapshot &snapshot, const agreement::Proposal &proposal)
{
    const std::int64_t days = (snapshot.dataUpTo.seconds - proposal.impact.dataUpTo.seconds) / base::secondsPerDay;
    return days < 1    ? QString()
           : days == 1 ? versionWord("Impact is 1 day old.")
                       : versionWord("Impact is %1 days old.").arg(days);
}

} // namespace leadlight::model_editor
