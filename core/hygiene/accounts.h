// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace leadlight::hygiene {

/// "mail.shop.example.co.uk" → "example.co.uk", by the public suffix list; folded. Empty for what is no domain.
[[nodiscard]] std::string registrableDomain(std::string_view domain);
/// Mail domains that say nothing about an organisation ("gmail.com").
[[nodiscard]] bool isFreeMail(std::string_view domain);
/// Folded, without punctuation and legal form: "Acme, Inc." and "ACME" are one.
[[nodiscard]] std::string normalisedCompany(std::string_view name);
/// What identifies an account: "domain:example.com", else "name:acme", else nothing.
[[nodiscard]] std::string accountKey(std::string_view company, std::string_view domain);

} // namespace leadlight::hygiene
