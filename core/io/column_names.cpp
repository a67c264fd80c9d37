// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/column_names.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/text.h"
#include "domain/lead_fields.h"

namespace leadlight::io {

namespace {

/// Letters and digits alone, folded: "Lead_Source", "lead source" and "LeadSource" are one name.
std::string plainName(std::string_view name)
{
    std::string plain;
    for (const char c : base::folded(name)) {
        const bool keep = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        if (keep)
            plain.push_back(c);
    }
    return plain;
}

enum KindBit : unsigned { leadsBit = 1, activitiesBit = 2, accountsBit = 4, campaignsBit = 8, outcomesBit = 16, targetsBit = 32 };
constexpr unsigned personBits = leadsBit | outcomesBit;
constexpr unsigned firmBits = accountsBit | targetsBit;

struct Synonyms {
    unsigned kinds;
    std::string_view target;
    std::string_view names; ///< plain names, divided by blanks
};

constexpr std::array synonymTable{
    Synonyms{personBits, "email", "email emailaddress emailid mail mailaddress workemail businessemail contactemail epost emailadresse mailadresse"},
    Synonyms{personBits, "first_name", "firstname first givenname forename vorname"},
    Synonyms{personBits, "last_name", "lastname last surname familyname nachname familienname zuname"},
    Synonyms{personBits, "full_name", "name fullname contact contactname leadname person ansprechpartner kontakt"},
    Synonyms{leadsBit, "title", "title jobtitle position funktion jobposition berufsbezeichnung"},
    Synonyms{leadsBit, "seniority", "seniority senioritylevel joblevel managementlevel hierarchieebene"},
    Synonyms{leadsBit, "role", "role jobrole buyingrole rolle"},
    Synonyms{leadsBit, "phone", "phone phonenumber contactphone contactphonenumber contactnumber telephone telephonenumber mobilenumber mobile mobilephone workphone businessphone tel telefon telefonnummer handy mobil"},
    Synonyms{leadsBit | accountsBit, "city", "city town suburb ort stadt wohnort"},
    Synonyms{leadsBit | accountsBit, "country", "country countryname nation officelocation land"},
    Synonyms{leadsBit, "language", "language locale preferredlanguage sprache"},
    Synonyms{personBits, "company", "company companyname account accountname organisation organization employer firm firma firmenname unternehmen"},
    Synonyms{leadsBit | firmBits, "domain", "domain companydomain website webdomain webseite homepage"},
    Synonyms{leadsBit | accountsBit, "industry", "industry sector branche wirtschaftszweig"},
    Synonyms{leadsBit | accountsBit, "employees", "employees employeecount numberofemployees noofemployees numemployees headcount companysize mitarbeiter mitarbeiterzahl mitarbeiteranzahl anzahlmitarbeiter"},
    Synonyms{leadsBit | accountsBit, "annual_revenue", "annualrevenue revenue turnover yearlyrevenue umsatz jahresumsatz"},
    Synonyms{leadsBit | accountsBit, "hq_country", "hqcountry headquarters hq headquarterscountry hauptsitz"},
    Synonyms{leadsBit, "budget", "budget budgetstatus"},
    Synonyms{leadsBit, "authority", "authority decisionrole entscheider entscheidungsbefugnis"},
    Synonyms{leadsBit, "need", "need bedarf"},
    Synonyms{leadsBit, "timeframe", "timeframe timeline purchasetimeframe zeitrahmen"},
    Synonyms{leadsBit, "timeframe_months", "timeframemonths monthstopurchase"},
    Synonyms{leadsBit, "source", "source leadsource utmsource quelle leadquelle herkunft"},
    Synonyms{leadsBit, "campaign", "campaign campaignname utmcampaign kampagne"},
    Synonyms{personBits, "created_at", "createdat created createddate creationdate datecreated createdon engagedate dateadded erstellt erstelltam angelegtam anlagedatum"},
    Synonyms{personBits, "external_id", "externalid leadid prospectid contactid recordid recid opportunityid dealid crmid customerid kundennummer leadnummer id"},
    Synonyms{leadsBit, "consent", "consent optin marketingconsent gdprconsent einwilligung"},
    Synonyms{leadsBit, "do_not_email", "donotemail donotmail emailoptout optout hasoptedoutofemail unsubscribed keineemail"},
    Synonyms{leadsBit, "do_not_call", "donotcall nocalls keineanrufe"},
    Synonyms{personBits, "owner", "owner leadowner ownername salesagent salesrep assignedto accountowner besitzer betreuer zuständig verantwortlich vertriebler"},
    Synonyms{personBits, "outcome_date", "outcomedate closedate closedate closedat closeddate closedon closingdate wondate abschlussdatum abgeschlossenam"},
    Synonyms{personBits, "outcome_value", "outcomevalue closevalue dealvalue amount dealamount opportunityvalue valuewon wert auftragswert dealwert"},
    Synonyms{outcomesBit, "outcome_value", "value revenue umsatz"},
    Synonyms{personBits, "outcome_reason", "outcomereason lostreason closereason lossreason reasonlost verlustgrund"},
    Synonyms{leadsBit, "notes", "notes note comments comment remarks notiz notizen bemerkung bemerkungen kommentar"},

    Synonyms{activitiesBit, "lead", "lead leadid prospectid contactid externalid personid visitorid opportunityid recordid kundennummer"},
    Synonyms{activitiesBit, "lead_email", "email emailaddress leademail mail contactemail emailadresse"},
    Synonyms{activitiesBit, "account", "account accountname company companyname organisation organization firma unternehmen"},
    Synonyms{activitiesBit, "account_domain", "accountdomain companydomain domain website"},
    Synonyms{activitiesBit, "time", "time timestamp occurredat date datetime at when activitydate activitytime eventtime eventdate createdat zeit zeitpunkt datum"},
    Synonyms{activitiesBit, "type", "type activity activitytype event eventtype eventname action aktivität typ art"},
    Synonyms{activitiesBit, "channel", "channel medium kanal"},
    Synonyms{activitiesBit, "asset", "asset content page url document assetname inhalt seite"},
    Synonyms{activitiesBit, "area", "area areaofinterest topic product thema interesse"},
    Synonyms{activitiesBit, "phase", "phase buyingphase buyingcyclephase"},
    Synonyms{activitiesBit, "campaign", "campaign campaignname utmcampaign kampagne"},
    Synonyms{activitiesBit, "number", "value number minutes pages duration count wert anzahl minuten dauer"},
    Synonyms{activitiesBit, "text", "text note notes comment description subject notiz bemerkung beschreibung betreff"},
    Synonyms{activitiesBit, "external_id", "id activityid eventid"},

    Synonyms{firmBits, "name", "name account accountname company companyname organisation organization firma firmenname unternehmen"},
    Synonyms{firmBits, "external_id", "id accountid externalid companyid kundennummer"},
    Synonyms{accountsBit, "target", "target targetaccount istarget zielkunde"},

    Synonyms{campaignsBit, "name", "name campaign campaignname title kampagne"},
    Synonyms{campaignsBit, "channel", "channel type medium kanal"},
    Synonyms{campaignsBit, "from", "from start startdate begin begins von beginn startdatum"},
    Synonyms{campaignsBit, "to", "to end enddate until bis ende enddatum"},
    Synonyms{campaignsBit, "cost", "cost costs spend budget actualcost amount kosten ausgaben"},
    Synonyms{campaignsBit | outcomesBit, "currency", "currency currencycode währung"},
};

using NameTable = std::unordered_map<std::string, std::string_view>;

NameTable tableOf(ImportKind kind)
{
    const unsigned bit = 1U << static_cast<unsigned>(kind);
    NameTable table;
    for (const Synonyms &synonyms : synonymTable) {
        if ((synonyms.kinds & bit) == 0)
            continue;
        for (const std::string_view name : base::split(synonyms.names, ' '))
            table.emplace(name, synonyms.target);
    }
    if (kind == ImportKind::leads || kind == ImportKind::outcomes) {
        for (const domain::LeadField &field : domain::leadFields()) {
            // What the field table calls them itself goes before every synonym; "outcome" is decided by its words.
            if (field.key == "outcome")
                continue;
            table.insert_or_assign(plainName(field.key), field.key);
            table.insert_or_assign(plainName(field.label), field.key);
        }
    }
    return table;
}

const std::array<NameTable, 6> &nameTables()
{
    static const std::array<NameTable, 6> tables{tableOf(ImportKind::leads),     tableOf(ImportKind::activities),
                                                 tableOf(ImportKind::accounts),  tableOf(ImportKind::campaigns),
                                                 tableOf(ImportKind::outcomes),  tableOf(ImportKind::targets)};
    return tables;
}

constexpr std::string_view outcomeNames =
    " converted conversion outcome result won iswon sold status stage dealstage leadstatus leadstage opportunitystage "
    "opportunitystatus salesstage lifecyclestage pipelinestage closed isclosed customer iscustomer becamecustomer "
    "abschluss ergebnis phase vertriebsphase gewonnen konvertiert kunde ";

struct StageWords {
    std::string_view key;
    std::string_view words; ///< plain names, divided by blanks
};

constexpr std::array stageWords{
    StageWords{"won", "won 1 yes y true ja wahr closedwon won100 customer client kunde sold gewonnen converted success erfolg deal signed"},
    StageWords{"lost", "lost 0 no n false nein falsch closedlost lost0 verloren notconverted churned failed rejected abgelehnt"},
    StageWords{"on_hold", "onhold hold paused postponed zurückgestellt pausiert"},
    StageWords{"opportunity", "opportunity sql engaging engaged proposal negotiation quote demo discovery qualifiedtobuy "
                              "valueproposition needsanalysis contractsent verhandlung angebot chance"},
    StageWords{"accepted", "accepted sal salesaccepted working inprogress akzeptiert inarbeit"},
    StageWords{"qualified", "qualified mql marketingqualified marketingqualifiedlead qualifiziert"},
    StageWords{"identified", "identified mil new prospecting prospect lead contacted attempted nurture nurturing neu kontaktiert interessent"},
    StageWords{"anonymous", "anonymous mal anonym"},
    StageWords{"suspect", "suspect cold kalt"},
    StageWords{"disqualified", "disqualified unqualified junk spam notabuyer disqualifiziert unqualifiziert"},
    StageWords{"open", "open pending offen"},
};

bool holdsWord(std::string_view words, const std::string &word)
{
    const std::vector<std::string_view> all = base::split(words, ' ');
    return std::find(all.begin(), all.end(), word) != all.end();
}

bool endsWithAny(const std::string &name, std::initializer_list<std::string_view> endings)
{
    return std::any_of(endings.begin(), endings.end(), [&name](std::string_view ending) { return name.ends_with(ending); });
}

} // namespace

std::optional<std::string_view> targetByName(ImportKind kind, std::string_view name)
{
    const NameTable &table = nameTables()[static_cast<std::size_t>(kind)];
    const auto found = table.find(plainName(name));
    return found == table.end() ? std::nullopt : std::optional(found->second);
}

bool isKnownName(std::string_view name)
{
    const std::string plain = plainName(name);
    return isOutcomeName(name) || std::any_of(nameTables().begin(), nameTables().end(),
                                              [&plain](const NameTable &table) { return table.contains(plain); });
}

bool isOutcomeName(std::string_view name)
{
    const std::string plain = plainName(name);
    return !plain.empty() && holdsWord(outcomeNames, plain);
}

bool isIdName(std::string_view name)
{
    // Words that end like an id and name none.
    constexpr std::array<std::string_view, 10> words{"paid", "unpaid", "prepaid", "said", "valid", "invalid", "bid", "hybrid", "android", "void"};
    const std::string plain = plainName(name);
    if (std::find(words.begin(), words.end(), plain) != words.end())
        return false;
    return plain.starts_with("id") ? plain.size() == 2 : endsWithAny(plain, {"id", "number", "nummer", "nr", "guid", "uuid", "key"});
}

bool isTextName(std::string_view name)
{
    const std::string plain = plainName(name);
    return isIdName(name) || endsWithAny(plain, {"zip", "zipcode", "postcode", "postalcode", "plz", "postleitzahl", "phone", "telefon",
                                                 "tel", "mobile", "fax", "code", "ssn"});
}

bool isDateName(std::string_view name)
{
    const std::string plain = plainName(name);
    return endsWithAny(plain, {"date", "datum", "birth", "time", "timestamp", "zeitpunkt", "geburtstag"}) ||
           plain.find("dateof") != std::string::npos || base::folded(name).ends_with("_at") ||
           targetByName(ImportKind::leads, name) == "created_at";
}

std::optional<std::string_view> stageOfWord(std::string_view word)
{
    // A column of 1 and 0 with gaps comes out of data frames as 1.0 and 0.0.
    const bool isFloat = word == "1.0" || word == "0.0";
    const std::string plain = isFloat ? std::string(word.substr(0, 1)) : plainName(word);
    if (plain.empty())
        return std::nullopt;
    for (const StageWords &stage : stageWords) {
        if (plain == plainName(stage.key) || holdsWord(stage.words, plain))
            return stage.key;
    }
    return std::nullopt;
}

} // namespace leadlight::io
