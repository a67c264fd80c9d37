// SPDX-License-Identifier: GPL-3.0-or-later
#include "hygiene/headline.h"

#include <algorithm>
#include <array>

#include <QCoreApplication>
#include <QStringList>

#include "bridge/text.h"

namespace leadlight::hygiene {

namespace {

QString headlineWord(const char *text)
{
    return QCoreApplication::translate("HygieneHeadline", text);
}

QString numbered(std::uint64_t count, const char *one, const char *many)
{
    return count == 1 ? headlineWord(one) : headlineWord(many).arg(bridge::countText(static_cast<std::int64_t>(count)));
}

struct JunkNoun {
    const char *reason;
    const char *one;
    const char *many;
};
constexpr std::array junkNouns{
    JunkNoun{"fictional_name", "1 fictional name", "%1 fictional names"},
    JunkNoun{"keyboard_run", "1 keyboard run", "%1 keyboard runs"},
    JunkNoun{"placeholder", "1 placeholder name", "%1 placeholder names"},
    JunkNoun{"throwaway_address", "1 throw-away address", "%1 throw-away addresses"},
    JunkNoun{"test_address", "1 test address", "%1 test addresses"},
    JunkNoun{"impossible_phone", "1 impossible phone number", "%1 impossible phone numbers"},
    JunkNoun{"role_address", "1 address of a post", "%1 addresses of posts"},
};

/// "81 fictional names"
QString junkText(const std::string &reason, std::uint64_t count)
{
    const auto noun = std::find_if(junkNouns.begin(), junkNouns.end(), [&](const JunkNoun &one) { return reason == one.reason; });
    return noun == junkNouns.end() ? numbered(count, "1 other that is made up", "%1 others that are made up") : numbered(count, noun->one, noun->many);
}

} // namespace

QString headline(const workspace::HygieneSummary &summary)
{
    const QString leads = bridge::countText(static_cast<std::int64_t>(summary.leads));
    QStringList causes;
    for (const auto &[reason, count] : summary.junkByReason) {
        causes << junkText(reason, count);
    }
    if (summary.duplicate > 0) {
        causes << numbered(summary.duplicate, "1 double of another lead", "%1 doubles of other leads");
    }
    if (summary.unreachable > 0) {
        causes << numbered(summary.unreachable, "1 without a valid e-mail address or phone", "%1 without a valid e-mail address or phone");
    }
    if (summary.unusable() == 0) {
        return headlineWord("None of %1 leads looks made up, stands twice or is out of reach; in many pools it is 14 to 21\u00A0%.").arg(leads);
    }
    const double share = static_cast<double>(summary.unusable()) / static_cast<double>(summary.leads);
    return headlineWord("%1 of %2 leads, %3, cannot be used or stand twice: %4; in many pools it is 14 to 21\u00A0%.")
        .arg(bridge::countText(static_cast<std::int64_t>(summary.unusable())), leads, bridge::percentText(share), causes.join(QStringLiteral(", ")));
}

PartWords emptyWords(Part part, bool looked)
{
    if (!looked) {
        return {headlineWord("Looking…"), headlineWord("Names, addresses and numbers are compared; you can go on working meanwhile.")};
    }
    switch (part) {
    case Part::junk:
        return {headlineWord("No lead looks made up"), headlineWord("Made-up names, placeholders and impossible numbers come here with the next import.")};
    case Part::duplicates:
        return {headlineWord("No two leads look like one person"), headlineWord("Any two leads can be merged from the Leads table: choose them, then Merge with….")};
    case Part::accounts:
        break;
    }
    return {headlineWord("No two accounts look like one organisation"), headlineWord("Accounts are compared by name and web domain.")};
}

} // namespace leadlight::hygiene
