// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/evidence_text.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "wording/numbers.h"

namespace leadlight::wording {

namespace {

std::string fixed(double value, int decimals)
{
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, std::abs(value));
    const bool isZero = std::string_view(text).find_first_not_of("0.") == std::string_view::npos;
    return (value < 0 && !isZero ? "−" : "") + std::string(text);
}

std::string count(std::uint64_t number)
{
    return grouped(static_cast<std::int64_t>(number));
}

const char *done(Asked asked)
{
    return asked == Asked::won ? "won" : "was accepted";
}

std::string wholePercent(double share)
{
    return fixed(100 * std::clamp(share, 0.0, 1.0), 1) + " %";
}

} // namespace

std::string_view strengthWord(double auc)
{
    if (auc < 0.55)
        return "none";
    return auc < 0.65 ? "weak" : auc < 0.75 ? "fair" : "strong";
}

std::string pairsPhrase(double auc, Asked asked)
{
    return "in " + std::to_string(std::lround(auc * 100)) + " of 100 pairs the lead that " + done(asked) + " had scored higher; 50 is chance";
}

std::string tooFewSentence(evidence::Share all, Asked asked)
{
    const bool isOne = all.n == 1;
    const std::string leads = count(all.n) + (asked == Asked::won ? " closed lead" : " decided lead") + (isOne ? "" : "s") + " so far.";
    if (all.n >= evidence::enoughCases)
        return leads + (all.yes == 0 ? " None of them " : " All of them ") + (asked == Asked::won ? "won" : "were accepted")
               + ": there is nothing to compare them with.";
    return leads + " From " + count(evidence::enoughCases) + " on, rates count as evidence.";
}

std::string verdictSentence(const std::optional<evidence::Auc> &auc, evidence::Share all, Asked asked)
{
    if (!auc || !all.isEnough())
        return tooFewSentence(all, asked);
    const std::string_view word = strengthWord(auc->value);
    std::string sentence = word == "none" ? "No connection" : word == "weak" ? "A weak connection" : word == "fair" ? "A fair connection" : "A strong connection";
    sentence += ": " + pairsPhrase(auc->value, asked) + ".";
    if (auc->interval.high < 0.5 && strengthWord(1 - auc->value) != "none")
        sentence += " The score points the wrong way.";
    else if (auc->interval.low <= 0.5 && auc->interval.high >= 0.5)
        sentence += " With so few leads that may be chance.";
    return sentence;
}

std::string turnSentence(const evidence::Response &response, std::string_view what, Asked asked)
{
    if (!response.turnsAt)
        return {};
    const char *words = asked == Asked::won ? "won" : "were accepted";
    return "Past " + count(*response.turnsAt) + " the odds fall (" + std::string(what) + "): " + percent(response.top.yes, response.top.n)
           + " of the leads at the best count " + words + ", " + percent(response.past.yes, response.past.n) + " of those past it.";
}

std::string reversalSentence(std::string_view better, evidence::Share ofBetter, std::string_view worse, evidence::Share ofWorse, Asked asked)
{
    return std::string(better) + (asked == Asked::won ? " wins less than " : " is accepted less than ") + std::string(worse) + ": "
           + percent(ofBetter.yes, ofBetter.n) + " of " + count(ofBetter.n) + ", " + percent(ofWorse.yes, ofWorse.n) + " of " + count(ofWorse.n) + ".";
}

std::string tooFewNote(std::uint64_t leads)
{
    return count(leads) + (leads == 1 ? " closed lead" : " closed leads") + "; from " + count(evidence::enoughCases) + " on";
}

std::string valueEvidenceSentence(evidence::Share share, const evidence::OddsRatio &odds, std::optional<int> points)
{
    if (!share.isEnough())
        return "No evidence yet: " + tooFewNote(share.n) + ".";
    std::string sentence = "Evidence: " + count(share.yes) + " of " + count(share.n) + " closed leads won";
    if (!odds.isKnown)
        return sentence + ", and there are no others to compare them with.";
    const std::string range = "95 % interval " + fixed(odds.interval.low, 2) + " to " + fixed(odds.interval.high, 2);
    if (!odds.speaks())
        return sentence + "; that is no clear difference from the others (odds " + oddsText(odds) + ", " + range + ").";
    sentence += ", " + oddsText(odds) + " the odds of the others (" + range + ")";
    return sentence + (points ? ", worth " + signedNumber(*points) + (std::abs(*points) == 1 ? " point." : " points.") : ".");
}

std::string aucText(const std::optional<evidence::Auc> &auc)
{
    return auc ? fixed(auc->value, 2) : "–";
}

std::string aucRange(const evidence::Auc &auc)
{
    return fixed(auc.interval.low, 2) + " to " + fixed(auc.interval.high, 2);
}

std::string correlationText(const std::optional<double> &value)
{
    return value ? fixed(*value, 3) : "–";
}

std::string rangeText(evidence::Interval rates)
{
    return wholePercent(rates.low) + " to " + wholePercent(rates.high);
}

std::string rateText(evidence::Share share)
{
    return percent(share.yes, share.n) + (share.n > 0 && !share.isEnough() ? ", few" : "");
}

std::string oddsText(const evidence::OddsRatio &odds)
{
    if (!odds.isKnown)
        return "–";
    return fixed(odds.value, odds.value < 1 ? 2 : odds.value < 10 ? 1 : 0) + "×";
}

} // namespace leadlight::wording
