// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace leadlight::domain {

enum class FieldType : std::uint8_t { text, number, instant };

/// What a known attribute of a lead is about; decides where the inspector groups it and whether fit is known.
enum class FieldGroup : std::uint8_t { person, organisation, qualification, origin, consent, outcome };

/// An attribute that every workspace knows. Files bring further ones; those have keys of their own.
struct LeadField {
    std::string_view key;   ///< "annual_revenue"
    std::string_view label; ///< "Annual revenue"
    FieldType type = FieldType::text;
    FieldGroup group = FieldGroup::person;
};

[[nodiscard]] std::span<const LeadField> leadFields();
[[nodiscard]] const LeadField *findLeadField(std::string_view key);
/// The label of a known field, else the key with blanks for underscores and a capital.
[[nodiscard]] std::string fieldLabel(std::string_view key);

} // namespace leadlight::domain
