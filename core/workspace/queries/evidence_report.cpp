// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/queries/evidence_report.h"

#include "wording/numbers.h"
#include "workspace/queries/evidence_tables.h"

namespace leadlight::workspace {

namespace {

std::string figureOf(std::uint64_t value)
{
    return wording::grouped(static_cast<std::int64_t>(value));
}

void addVerdict(report::Document &document, const Evidence &judged, Verdict verdict)
{
    const VerdictEvidence &of = judged.of(verdict);
    const wording::Asked asked = askedBy(verdict);
    document.blocks.push_back(report::Heading{1, asked == wording::Asked::won ? "Who won" : "Whom Sales accepted"});
    document.blocks.push_back(report::Paragraph{wording::verdictSentence(of.auc, of.all, asked), false});
    for (std::string &limit : limitSentences(judged, verdict))
        document.blocks.push_back(report::Paragraph{std::move(limit), true});
    if (of.all.n == 0)
        return;
    document.blocks.push_back(strengthTable(judged, verdict));
    document.blocks.push_back(decileTable(judged, verdict));
    if (judged.model) {
        document.blocks.push_back(cellTable(judged, verdict));
        const auto nameOf = [&](std::size_t cell) { return judged.model->nameOf(judged.model->cellAt(cell)); };
        for (const evidence::Reversal &reversal : of.reversals)
            document.blocks.push_back(report::Paragraph{
                wording::reversalSentence(nameOf(reversal.better), of.cells[reversal.better], nameOf(reversal.worse), of.cells[reversal.worse], asked), false});
        document.blocks.push_back(criterionTable(judged, verdict));
        for (const CriterionEvidence &criterion : of.criteria) {
            if (criterion.response.turnsAt)
                document.blocks.push_back(report::Paragraph{wording::turnSentence(criterion.response, criterion.label, asked), false});
        }
    }
    if (!of.activities.empty())
        document.blocks.push_back(activityTable(judged, verdict));
    if (of.quarters.size() > 1)
        document.blocks.push_back(partTable("By quarter", "Quarter", of.quarters, verdict));
    if (of.versions.size() > 1)
        document.blocks.push_back(partTable("By the version that handed over", "Version", of.versions, verdict));
    if (of.segments.size() > 1)
        document.blocks.push_back(partTable("By " + judged.segment, judged.segment, of.segments, verdict));
    document.blocks.push_back(report::Paragraph{"Details: Kendall's tau-b " + wording::correlationText(of.tauB) + ", Spearman's rho " + wording::correlationText(of.spearman)
                                                    + ", point-biserial r " + wording::correlationText(of.pearson)
                                                    + (judged.model ? " (of the plain sum)" : "") + ".",
                                                true});
}

} // namespace

std::string judgedName(const Snapshot &snapshot, const Evidence &evidence)
{
    if (!evidence.model)
        return "the column \"" + evidence.column + "\"";
    // The draft often says the same as the version in force: the version is the better name.
    if (*snapshot.model == *evidence.model)
        return snapshot.inForce ? "model v" + std::to_string(snapshot.modelVersion) : "the unsigned draft";
    if (snapshot.draft && *snapshot.draft == *evidence.model)
        return "the unsigned draft";
    return "the model \"" + evidence.model->name + "\"";
}

std::string populationSentence(const Snapshot &snapshot, const Evidence &evidence, Verdict verdict)
{
    const VerdictEvidence &of = evidence.of(verdict);
    const std::string leads = figureOf(of.all.n) + (of.all.n == 1 ? " lead that " : " leads that ");
    const std::string ended = verdict == Verdict::won ? "ended well or badly" : "Sales accepted or passed back";
    return leads + ended + ", each as it stood when it was handed over, judged by " + judgedName(snapshot, evidence);
}

std::vector<std::string> limitSentences(const Evidence &evidence, Verdict verdict)
{
    const VerdictEvidence &of = evidence.of(verdict);
    std::vector<std::string> sentences;
    if (verdict == Verdict::won && evidence.undated > 0)
        sentences.push_back("Scored on today's data; may flatter: " + figureOf(evidence.undated) + " of these leads have no date of a hand-over.");
    std::vector<std::string> left;
    const auto say = [&](LeftOut reason, const char *words) {
        if (const std::uint64_t count = of.leftOut[static_cast<std::size_t>(reason)])
            left.push_back(figureOf(count) + words);
    };
    say(LeftOut::open, verdict == Verdict::won ? " still open or passed back" : " not decided");
    say(LeftOut::onHold, " on hold");
    say(LeftOut::procedural, " passed back for a reason that says nothing of the score");
    say(LeftOut::notRecorded, " imported without what Sales said");
    if (of.blank > 0)
        left.push_back(figureOf(of.blank) + " without a value");
    if (!left.empty()) {
        std::string sentence = "Left out:";
        for (std::size_t i = 0; i < left.size(); ++i)
            sentence += (i > 0 ? ", " : " ") + left[i];
        sentences.push_back(sentence + ".");
    }
    if (evidence.model)
        sentences.emplace_back("Target list and junk are taken as they are today.");
    return sentences;
}

report::Document evidenceReport(const Snapshot &snapshot, const Evidence &evidence, const std::string &workspaceName)
{
    report::Document document;
    document.title = "Does the score predict the sale?";
    document.subtitle = populationSentence(snapshot, evidence, Verdict::won);
    document.foot = workspaceName + " · " + judgedName(snapshot, evidence) + wording::dataUpToText(snapshot.dataUpTo, snapshot.zone());
    if (evidence.period.from)
        document.foot += " · from " + wording::dateText(*evidence.period.from);
    if (evidence.period.to)
        document.foot += " · to " + wording::dateText(*evidence.period.to);
    for (const Verdict verdict : bothVerdicts)
        addVerdict(document, evidence, verdict);
    if (!evidence.passbacks.empty())
        document.blocks.push_back(passbackChart(evidence));
    return document;
}

} // namespace leadlight::workspace
