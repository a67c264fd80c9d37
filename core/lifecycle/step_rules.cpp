// SPDX-License-Identifier: GPL-3.0-or-later
#include "lifecycle/step_rules.h"

#include <algorithm>

#include "base/text.h"
#include "lifecycle/rule_texts.h"

namespace leadlight::lifecycle {

namespace {

constexpr std::size_t longestText = 2000;

std::string *wordsAt(ProcessStep &row, std::string_view part)
{
    if (part == "step")
        return &row.step;
    if (part == "next_step")
        return &row.nextStep;
    if (part == "escalate_to")
        return &row.escalateTo;
    if (part == "marketing")
        return &row.marketingDuty;
    return part == "sales" ? &row.salesDuty : nullptr;
}

} // namespace

bool isOneLine(std::string_view text)
{
    return text.size() <= longestText && base::isValidUtf8(text)
           && std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

const char *setStep(ProcessStep &row, std::string_view part, std::string_view text)
{
    if (std::string *words = wordsAt(row, part)) {
        if (!isOneLine(text) || (part == "step" && base::trimmed(text).empty()))
            return "settings.bad_words";
        *words = std::string(base::trimmed(text));
        return nullptr;
    }
    if (part == "owner") {
        const auto owner = parseAccountable(text);
        if (!owner)
            return "settings.bad_owner";
        row.owner = *owner;
        return nullptr;
    }
    if (part == "escalate_after" || (part == "limit" && row.stage)) {
        const auto span = parseSpan(text);
        if (!span)
            return "settings.bad_span";
        (part == "limit" ? row.limit : row.escalateAfter) = *span;
        return nullptr;
    }
    if (part == "scoring" && row.stage) {
        const std::string word = base::comparable(text);
        if (word != "yes" && word != "no")
            return "settings.bad_yes_no";
        row.isScored = word == "yes";
        return nullptr;
    }
    return "";
}

void listStep(const std::string &prefix, const ProcessStep &row, std::vector<RuleValue> &values)
{
    const std::string of = prefix + '.' + row.key + '.';
    values.push_back({of + "step", row.step});
    values.push_back({of + "owner", accountableText(row.owner)});
    if (row.stage)
        values.push_back({of + "limit", spanText(row.limit)});
    values.push_back({of + "next_step", row.nextStep});
    values.push_back({of + "escalate_to", row.escalateTo});
    values.push_back({of + "escalate_after", spanText(row.escalateAfter)});
    values.push_back({of + "marketing", row.marketingDuty});
    values.push_back({of + "sales", row.salesDuty});
    if (row.stage)
        values.push_back({of + "scoring", row.isScored ? "yes" : "no"});
}

} // namespace leadlight::lifecycle
