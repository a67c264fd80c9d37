// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/proposal.h"

#include <array>
#include <charconv>

#include <nlohmann/json.hpp>

namespace leadlight::agreement {

namespace {

using FiguresJson = nlohmann::json;
constexpr int mostReleased = 100000000;

base::Error damagedFigures()
{
    return {base::ErrorKind::unreadable, "agreement_file.damaged", {"impact"}, {}};
}

void putAuc(FiguresJson &json, const std::string &key, std::optional<double> auc, const std::array<double, 2> &range)
{
    if (!auc)
        return;
    json[key] = *auc;
    json[key + "_low"] = range[0];
    json[key + "_high"] = range[1];
}

/// Figures that were frozen before intervals were kept have the value alone.
void readAuc(const FiguresJson &json, const std::string &key, std::optional<double> &auc, std::array<double, 2> &range)
{
    if (!json.contains(key))
        return;
    auc = json.at(key).get<double>();
    range = {json.value(key + "_low", 0.0), json.value(key + "_high", 1.0)};
}

FiguresJson lookJson(const ImpactFigures::Look &look)
{
    FiguresJson json{{"wins", look.wins},
                     {"wins_missed_before", look.winsMissedBefore},
                     {"wins_missed_after", look.winsMissedAfter},
                     {"rejections", look.rejections},
                     {"rejections_before", look.rejectionsBefore},
                     {"rejections_after", look.rejectionsAfter},
                     {"four_weeks_before", look.weeklyBeforeTimes4},
                     {"four_weeks_after", look.weeklyAfterTimes4}};
    putAuc(json, "auc_before", look.aucBefore, look.aucBeforeRange);
    putAuc(json, "auc_after", look.aucAfter, look.aucAfterRange);
    if (look.aucCases > 0)
        json["auc_cases"] = look.aucCases;
    if (look.aucFlatters)
        json["auc_flatters"] = true;
    return json;
}

ImpactFigures::Look readLook(const FiguresJson &json)
{
    ImpactFigures::Look look;
    look.wins = json.at("wins").get<std::uint64_t>();
    look.winsMissedBefore = json.at("wins_missed_before").get<std::uint64_t>();
    look.winsMissedAfter = json.at("wins_missed_after").get<std::uint64_t>();
    look.rejections = json.at("rejections").get<std::uint64_t>();
    look.rejectionsBefore = json.at("rejections_before").get<std::uint64_t>();
    look.rejectionsAfter = json.at("rejections_after").get<std::uint64_t>();
    look.weeklyBeforeTimes4 = json.at("four_weeks_before").get<std::uint64_t>();
    look.weeklyAfterTimes4 = json.at("four_weeks_after").get<std::uint64_t>();
    readAuc(json, "auc_before", look.aucBefore, look.aucBeforeRange);
    readAuc(json, "auc_after", look.aucAfter, look.aucAfterRange);
    look.aucCases = json.value("auc_cases", std::uint64_t{0});
    look.aucFlatters = json.value("auc_flatters", false);
    return look;
}

base::Instant readInstant(const FiguresJson &json)
{
    return {json.get<std::int64_t>()};
}

} // namespace

std::string keyOf(const Release &release)
{
    switch (release.kind) {
    case ReleaseKind::best:
        return "best:" + std::to_string(release.number);
    case ReleaseKind::activeLately:
        return "active:" + std::to_string(release.number);
    case ReleaseKind::onlyNew:
        return "new";
    case ReleaseKind::all:
        break;
    }
    return "all";
}

std::optional<Release> parseRelease(std::string_view key)
{
    if (key == "all")
        return Release{};
    if (key == "new")
        return Release{ReleaseKind::onlyNew, 0};
    for (const auto &[prefix, kind] : {std::pair{std::string_view("best:"), ReleaseKind::best},
                                       std::pair{std::string_view("active:"), ReleaseKind::activeLately}}) {
        if (!key.starts_with(prefix))
            continue;
        key.remove_prefix(prefix.size());
        int number = 0;
        const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), number);
        if (error != std::errc() || end != key.data() + key.size() || number < 0 || number > mostReleased)
            return std::nullopt;
        return Release{kind, number};
    }
    return std::nullopt;
}

std::string figuresJson(const ImpactFigures &figures)
{
    FiguresJson json{{"as_of", figures.asOf.seconds},
                     {"data_up_to", figures.dataUpTo.seconds},
                     {"leads", figures.leads},
                     {"moved", figures.moved},
                     {"qualify_before", figures.qualifyBefore},
                     {"qualify_after", figures.qualifyAfter},
                     {"qualify_won", figures.qualifyWon},
                     {"qualify_lost", figures.qualifyLost},
                     {"cells_before", figures.cellsBefore},
                     {"cells_after", figures.cellsAfter}};
    if (figures.look)
        json["look_back"] = lookJson(*figures.look);
    return json.dump();
}

base::Result<ImpactFigures> parseFigures(std::string_view text)
{
    try {
        const FiguresJson json = FiguresJson::parse(text);
        ImpactFigures figures;
        figures.asOf = readInstant(json.at("as_of"));
        figures.dataUpTo = readInstant(json.at("data_up_to"));
        figures.leads = json.at("leads").get<std::uint64_t>();
        figures.moved = json.at("moved").get<std::uint64_t>();
        figures.qualifyBefore = json.at("qualify_before").get<std::uint64_t>();
        figures.qualifyAfter = json.at("qualify_after").get<std::uint64_t>();
        figures.qualifyWon = json.at("qualify_won").get<std::uint64_t>();
        figures.qualifyLost = json.at("qualify_lost").get<std::uint64_t>();
        figures.cellsBefore = json.at("cells_before").get<std::vector<std::uint64_t>>();
        figures.cellsAfter = json.at("cells_after").get<std::vector<std::uint64_t>>();
        if (json.contains("look_back"))
            figures.look = readLook(json.at("look_back"));
        return figures;
    } catch (const FiguresJson::exception &) {
        return base::fail(damagedFigures());
    }
}

} // namespace leadlight::agreement
