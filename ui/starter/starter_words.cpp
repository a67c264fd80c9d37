// SPDX-License-Identifier: GPL-3.0-or-later
#include "starter/starter_words.h"

#include <QCoreApplication>
#include <QStringList>

#include "bridge/text.h"
#include "wording/starter.h"

namespace leadlight::starter {

namespace {

QString starterWord(const char *text)
{
    return QCoreApplication::translate("Starter", text);
}

} // namespace

QString countOf(std::uint64_t leads)
{
    return bridge::countText(static_cast<std::int64_t>(leads));
}

QString axisName(std::size_t axis)
{
    return axis == 0 ? starterWord("Who they are") : starterWord("What they do");
}

QString wonText(const workspace::StarterEvidence &evidence)
{
    if (evidence.closed == 0) {
        return QStringLiteral("–");
    }
    const QString text = evidence.closed < fewLeads ? starterWord("%1 of %2 won, few") : starterWord("%1 of %2 won");
    return text.arg(countOf(evidence.won), countOf(evidence.closed));
}

QString shareText(const workspace::StarterEvidence &evidence)
{
    return evidence.closed == 0 ? QStringLiteral("–") : bridge::percentText(evidence.share());
}

QString markName(model::Mark mark)
{
    switch (mark) {
    case model::Mark::good:
        return starterWord("Good");
    case model::Mark::bad:
        return starterWord("Bad");
    case model::Mark::neutral:
        break;
    }
    return starterWord("Neutral");
}

QString basisName(workspace::MarkBasis basis)
{
    switch (basis) {
    case workspace::MarkBasis::outcomes:
        return starterWord("Outcomes");
    case workspace::MarkBasis::vocabulary:
        return starterWord("A guess");
    case workspace::MarkBasis::person:
        return starterWord("You");
    case workspace::MarkBasis::none:
        break;
    }
    return QStringLiteral("–");
}

QString notesText(const std::vector<model::StarterNote> &notes, const QString &between)
{
    QStringList texts;
    for (const model::StarterNote &note : notes) {
        texts << bridge::toQt(wording::starterText(note));
    }
    return texts.join(between);
}

QString leadsSentence(const workspace::StarterProposal &proposal)
{
    if (proposal.closed == 0) {
        return starterWord("%1 leads, none of them won or lost yet.").arg(countOf(proposal.leads));
    }
    return starterWord("%1 leads; %2 of the %3 closed ones were won, %4.")
        .arg(countOf(proposal.leads), countOf(proposal.won), countOf(proposal.closed),
             bridge::percentText(proposal.mean()));
}

} // namespace leadlight::starter
