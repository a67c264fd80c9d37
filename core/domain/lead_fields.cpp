// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/lead_fields.h"

#include <array>

namespace leadlight::domain {

namespace {

using enum FieldType;
using enum FieldGroup;

constexpr std::array<LeadField, 43> fields{{
    {"email", "E-mail", text, person},
    {"first_name", "First name", text, person},
    {"last_name", "Last name", text, person},
    {"title", "Title", text, person},
    {"seniority", "Seniority", text, person},
    {"role", "Role", text, person},
    {"phone", "Phone", text, person},
    {"city", "City", text, person},
    {"country", "Country", text, person},
    {"language", "Language", text, person},
    {"company", "Company", text, organisation},
    {"domain", "Domain", text, organisation},
    {"industry", "Industry", text, organisation},
    {"employees", "Employees", number, organisation},
    {"annual_revenue", "Annual revenue", number, organisation},
    {"profitability", "Profitability", text, organisation},
    {"hq_country", "Headquarters", text, organisation},
    {"budget", "Budget", text, qualification},
    {"authority", "Authority", text, qualification},
    {"need", "Need", text, qualification},
    {"timeframe", "Timeframe", text, qualification},
    {"timeframe_months", "Timeframe in months", number, qualification},
    {"size", "Opportunity size", text, qualification},
    {"compelling_event", "Compelling event", text, qualification},
    {"wants_call", "Asked for a call", text, qualification},
    {"source", "Source", text, origin},
    {"source_type", "Type of source", text, origin},
    {"campaign", "Campaign", text, origin},
    {"created_at", "Created", instant, origin},
    {"external_id", "External id", text, origin},
    {"consent", "Consent", text, consent},
    {"do_not_email", "Do not e-mail", text, consent},
    {"do_not_call", "Do not call", text, consent},
    {"handed_over_at", "Handed over", instant, outcome},
    {"outcome", "Outcome", text, outcome},
    {"outcome_date", "Closed on", instant, outcome},
    {"outcome_value", "Value won", number, outcome},
    {"outcome_reason", "Reason lost", text, outcome},
    {"signatory_role", "Signed by (role)", text, outcome},
    {"key_content", "Content that counted", text, outcome},
    {"outcome_quote", "In their words", text, outcome},
    {"lost_to", "Lost to", text, outcome},
    {"notes", "Notes", text, person},
}};

} // namespace

std::span<const LeadField> leadFields()
{
    return fields;
}

const LeadField *findLeadField(std::string_view key)
{
    for (const LeadField &field : fields) {
        if (field.key == key)
            return &field;
    }
    return nullptr;
}

std::string fieldLabel(std::string_view key)
{
    if (const LeadField *field = findLeadField(key))
        return std::string(field->label);
    std::string label(key);
    for (char &c : label) {
        if (c == '_')
            c = ' ';
    }
    if (!label.empty() && label[0] >= 'a' && label[0] <= 'z')
        label[0] = static_cast<char>(label[0] - 'a' + 'A');
    return label;
}

} // namespace leadlight::domain
