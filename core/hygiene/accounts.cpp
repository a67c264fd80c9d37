// SPDX-License-Identifier: GPL-3.0-or-later
#include "hygiene/accounts.h"

#include <algorithm>
#include <array>
#include <vector>

#include <libpsl.h>

#include "base/text.h"

namespace leadlight::hygiene {

namespace {

constexpr std::array<std::string_view, 24> freeMail{
    "gmail.com",  "googlemail.com", "yahoo.com", "hotmail.com", "outlook.com", "live.com", "msn.com",  "icloud.com",
    "me.com",     "aol.com",        "gmx.de",    "gmx.net",     "gmx.com",     "web.de",   "mail.com", "mail.ru",
    "yandex.ru",  "proton.me",      "protonmail.com", "t-online.de", "qq.com", "163.com",  "orange.fr", "libero.it"};

constexpr std::array<std::string_view, 26> legalForms{"inc", "llc", "ltd", "limited", "gmbh", "ag",  "ab", "as", "oy",  "bv",  "nv",   "sa", "srl",
                                                      "spa", "plc", "co",  "corp", "corporation", "company", "kg", "se",  "sas", "aps", "oyj", "pty", "kk"};

std::string_view hostOf(std::string_view text)
{
    text = base::trimmed(text);
    if (const std::size_t scheme = text.find("://"); scheme != std::string_view::npos)
        text.remove_prefix(scheme + 3);
    text = text.substr(0, text.find_first_of("/?#:"));
    if (text.starts_with("www."))
        text.remove_prefix(4);
    return text;
}

} // namespace

std::string registrableDomain(std::string_view domain)
{
    const std::string host = base::folded(hostOf(domain));
    if (host.find('.') == std::string::npos || host.find_first_of(" @,") != std::string::npos)
        return {};
    const char *registrable = psl_registrable_domain(psl_builtin(), host.c_str());
    return registrable ? std::string(registrable) : std::string();
}

bool isFreeMail(std::string_view domain)
{
    const std::string folded = base::comparable(domain);
    return std::find(freeMail.begin(), freeMail.end(), folded) != freeMail.end();
}

std::string normalisedCompany(std::string_view name)
{
    std::string plain;
    for (const char c : base::comparable(name)) {
        if (c == '.' || c == '\'')
            continue; // "S.A." is "sa"
        plain += (c == ',' || c == '(' || c == ')' || c == '&' || c == '-' || c == '/' || c == '\n') ? ' ' : c;
    }
    std::vector<std::string> words;
    for (const std::string_view word : base::split(plain, ' ')) {
        if (!word.empty())
            words.emplace_back(word);
    }
    while (words.size() > 1 && std::find(legalForms.begin(), legalForms.end(), words.back()) != legalForms.end())
        words.pop_back();
    return base::joined(words, " ");
}

std::string accountKey(std::string_view company, std::string_view domain)
{
    if (std::string registrable = registrableDomain(domain); !registrable.empty() && !isFreeMail(registrable))
        return "domain:" + registrable;
    const std::string name = normalisedCompany(company);
    return name.empty() ? std::string() : "name:" + name;
}

} // namespace leadlight::hygiene
