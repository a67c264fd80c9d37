// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/agreement.h"

#include <array>
#include <charconv>
#include <cmath>

#include "base/text.h"
#include "wording/criterion_text.h"
#include "wording/labels.h"
#include "wording/numbers.h"
#include "wording/sentence.h"

namespace leadlight::wording {

namespace {

using model::ModelValue;
using model::ValueKind;

struct PartName {
    std::string_view part;
    std::string_view label;
    std::string_view absent; ///< what "none" means here
};

constexpr std::array partNames{
    PartName{"otherwise", "Anything else", ""},
    PartName{"unknown", "Unknown", ""},
    PartName{"points", "Points", ""},
    PartName{"beyond", "Every further one", ""},
    PartName{"cap", "Counted at most", "all"},
    PartName{"per_asset", "Of one page or file", "all"},
    PartName{"window_days", "Within", "any time"},
    PartName{"half_life_days", "Halves every", "no fading"},
    PartName{"lifespan_days", "Fades to nothing in", "no fading"},
    PartName{"scale", "Number divided by", "one each"},
    PartName{"floor", "At least", "no floor"},
    PartName{"ceiling", "At most", "no ceiling"},
    PartName{"min_events", "Events at least", ""},
    PartName{"min_share", "Share of all at least", ""},
    PartName{"never", "Never active", ""},
    PartName{"weight", "Weight", ""},
    PartName{"qualify_directly", "Handed over at once", ""},
    PartName{"min", "Lowest score", "no limit"},
    PartName{"max", "Highest score", "no limit"},
    PartName{"ranks", "Names of ranks", ""},
    PartName{"order", "Order of work", ""},
    PartName{"known_fields", "Must be known", "nothing"},
};

const PartName *partNamed(std::string_view part)
{
    for (const PartName &name : partNames) {
        if (name.part == part)
            return &name;
    }
    return nullptr;
}

std::optional<std::int64_t> wholeIn(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

std::string plural(std::int64_t count, std::string_view one, std::string_view many)
{
    return grouped(count) + " " + std::string(count == 1 ? one : many);
}

std::string numberValue(ValueKind kind, const std::string &part, std::int64_t number)
{
    switch (kind) {
    case ValueKind::points:
        return signedNumber(number);
    case ValueKind::days:
        return plural(number, "day", "days");
    case ValueKind::percent:
    case ValueKind::share:
        return grouped(number) + " %";
    case ValueKind::score:
    case ValueKind::count:
        break;
    default:
        return part;
    }
    return grouped(number);
}

std::string toggleText(const std::string &part, bool on)
{
    if (part == "region")
        return on ? "in the MQL region" : "not in it";
    if (part == "gate")
        return on ? "needed" : "not needed";
    return on ? "yes" : "no";
}

constexpr std::array<std::string_view, 5> gateLabels{"Reachable", "Consent not withdrawn", "Not junk",
                                                     "Not a duplicate", "Not only from a bought list"};

std::string tenths(double value)
{
    const auto whole = static_cast<std::int64_t>(std::llround(value * 10));
    return grouped(whole / 10) + (whole % 10 == 0 ? "" : "." + std::to_string(std::abs(whole % 10)));
}

std::string changeOf(std::uint64_t before, std::uint64_t after)
{
    return grouped(static_cast<std::int64_t>(before)) + " → " + grouped(static_cast<std::int64_t>(after)) + " ("
           + (after == before ? "±0"
                              : signedNumber(static_cast<std::int64_t>(after) - static_cast<std::int64_t>(before)))
           + ")";
}

std::int64_t outOf100(double auc)
{
    return std::llround(auc * 100);
}

std::string bandLabel(const model::Criterion &criterion, std::size_t index)
{
    const auto *profile = std::get_if<model::ProfileRule>(&criterion.rule);
    if (profile && index < profile->bands.size())
        return profile->bands[index].label;
    const auto *recency = std::get_if<model::RecencyRule>(&criterion.rule);
    if (!recency || index >= recency->bands.size())
        return {};
    const model::RecencyBand &band = recency->bands[index];
    return band.label.empty() ? recencyText(band) : band.label;
}

} // namespace

std::string valueText(const ModelValue &place, const std::string &text)
{
    if (text.empty())
        return {};
    if (place.kind == ValueKind::criterion) {
        if (text == model::noValue)
            return "not there";
        const auto criterion = model::parseCriterion(text);
        return criterion ? criterionSentence(*criterion) : quotable(text);
    }
    if (text == model::noValue) {
        const PartName *name = partNamed(place.part);
        return name && !name->absent.empty() ? std::string(name->absent) : "none";
    }
    if (place.kind == ValueKind::toggle)
        return toggleText(place.part, text == "yes");
    if (const auto number = wholeIn(text))
        return numberValue(place.kind, place.part, *number);
    return structuredText(place.kind, text);
}

std::string valueLabel(const model::ScoringModel &model, const ModelValue &place)
{
    const model::Criterion *criterion = model::findCriterion(model, place.axis, place.criterion);
    if (place.kind == ValueKind::criterion)
        return !criterion ? place.criterion : criterion->label.empty() ? criterion->key : criterion->label;
    if (place.part == "band") {
        const std::string label = criterion ? bandLabel(*criterion, place.index) : std::string();
        return label.empty() ? "Answer " + std::to_string(place.index + 1) : label;
    }
    if (place.part == "threshold" && place.axis < 2) {
        const auto &ranks = model.axes[place.axis].ranks;
        return "Threshold of " + (place.index < ranks.size() ? ranks[place.index] : std::to_string(place.index + 1));
    }
    if ((place.part == "region" || place.part == "treatment") && place.index < model.cells()) {
        const std::string name = model.nameOf(model.cellAt(place.index));
        return place.part == "region" ? name : "What is done with " + name;
    }
    if (place.part == "gate" && place.index < gateLabels.size())
        return std::string(gateLabels[place.index]);
    if (const PartName *name = partNamed(place.part))
        return std::string(name->label);
    return place.kind == ValueKind::name ? "Name of the model" : place.path;
}

std::string placeText(const model::ScoringModel &model, const ModelValue &place)
{
    const std::string label = valueLabel(model, place);
    if (place.kind == ValueKind::criterion)
        return label;
    if (const model::Criterion *criterion = model::findCriterion(model, place.axis, place.criterion))
        return (criterion->label.empty() ? criterion->key : criterion->label) + ": " + label;
    if (place.axis < 2)
        return model.axes[place.axis].label + ": " + label;
    if (place.part == "region")
        return "MQL region: " + label;
    return place.part == "gate" || place.part == "known_fields" ? "Gate: " + label : label;
}

std::string changeText(const model::ScoringModel &from, const model::ScoringModel &to, const model::ModelChange &change)
{
    if (change.kind == model::ChangeKind::removed)
        return placeText(from, change.value) + " taken out (" + valueText(change.value, change.from) + ")";
    if (change.kind == model::ChangeKind::added)
        return placeText(to, change.value) + " added (" + valueText(change.value, change.to) + ")";
    return placeText(to, change.value) + " " + valueText(change.value, change.from) + " → "
           + valueText(change.value, change.to);
}

std::string impactHeadline(const agreement::ImpactFigures &figures)
{
    return "Under this draft "
           + plural(static_cast<std::int64_t>(figures.moved), "lead changes tile", "leads change tile") + " ("
           + percent(figures.moved, figures.leads) + "). MQLs " + changeOf(figures.qualifyBefore, figures.qualifyAfter)
           + ".";
}

std::string winsSentence(const agreement::ImpactFigures::Look &look)
{
    if (look.wins == 0)
        return "No lead was won in the last 12 months.";
    return grouped(static_cast<std::int64_t>(look.winsMissedAfter)) + " of "
           + plural(static_cast<std::int64_t>(look.wins), "past win", "past wins")
           + " would not have been handed over (before: " + grouped(static_cast<std::int64_t>(look.winsMissedBefore))
           + ").";
}

std::string sparedSentence(std::int64_t spared, std::int64_t minutes, int minutesACall)
{
    if (spared == 0)
        return "As many wrong hand-overs as before.";
    const std::string hours = tenths(std::abs(static_cast<double>(minutes)) / 60);
    return "At " + plural(minutesACall, "minute", "minutes") + " a call, "
           + plural(std::abs(spared), "wrong hand-over", "wrong hand-overs")
           + (spared > 0 ? " less spare Sales " : " more cost Sales ") + hours + " hours.";
}

std::string aucSentence(const agreement::ImpactFigures::Look &look)
{
    if (!look.aucAfter)
        return "Too few closed leads to say whether the score tells winners from others.";
    const auto range = [](const std::array<double, 2> &interval) {
        return std::to_string(outOf100(interval[0])) + " to " + std::to_string(outOf100(interval[1]));
    };
    const bool hasInterval = look.aucCases > 0; // older proposals froze the figure alone
    std::string sentence = "A lead that won scored higher in " + std::to_string(outOf100(*look.aucAfter)) + " of 100 pairs";
    if (hasInterval)
        sentence += ", 95 % interval " + range(look.aucAfterRange);
    if (look.aucBefore)
        sentence += " (before: " + std::to_string(outOf100(*look.aucBefore))
                    + (hasInterval ? ", " + range(look.aucBeforeRange) : std::string()) + ")";
    sentence += "; 50 is chance.";
    if (look.aucFlatters)
        sentence += " The same closed leads suggested part of this change: the figure flatters.";
    return sentence;
}

std::string_view stateName(agreement::VersionState state)
{
    constexpr std::array<std::string_view, 6> names{"Draft",  "Proposed", "Half signed",
                                                    "Signed", "In force", "Retired"};
    return names[static_cast<std::size_t>(state)];
}

std::string releaseText(const agreement::Release &release)
{
    switch (release.kind) {
    case agreement::ReleaseKind::best:
        return "the best " + plural(release.number, "lead", "leads");
    case agreement::ReleaseKind::activeLately:
        return "those active in the last " + plural(release.number, "day", "days");
    case agreement::ReleaseKind::onlyNew:
        return "only new ones from now on";
    case agreement::ReleaseKind::all:
        break;
    }
    return "all of them";
}

std::string stepText(const model::ScoringModel &model, const agreement::DraftEdit &edit)
{
    if (edit.kind == "discard")
        return "Draft discarded";
    if (edit.kind == "whole")
        return "Model put in whole";
    const auto place = model::valueAt(model, edit.path);
    const std::string what = place               ? placeText(model, *place)
                             : edit.path.empty() ? std::string("Several rows")
                                                 : edit.path;
    if (edit.kind == "tick")
        return "Agreed: " + what;
    if (edit.kind == "untick")
        return "No longer agreed: " + what;
    return what;
}

} // namespace leadlight::wording
