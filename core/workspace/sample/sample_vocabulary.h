// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

/// Words that the sample is made from. All people and organisations are invented; domains end in ".example", which
/// nobody can own.
namespace leadlight::workspace::sample {

struct Weighted {
    std::string_view text;
    double weight;
    double worth; ///< how much it moves the odds of winning, in log-odds
};

inline constexpr std::array<std::string_view, 64> firstNames{
    "Amara", "Hugo",  "Priya", "Ines",   "Tomasz", "Mei-Ling", "Oisín", "Carla", "Jan",   "Sofia",  "Noor",   "Liam",   "Ewa",
    "Ken",   "Ava",   "Lucía", "Björn",  "Zoë",    "Élodie",   "Jürgen", "Marta", "Wei",  "Yuki",   "Rahul",  "Fatima", "Omar",
    "Søren", "Chloé", "Emma",  "Noah",   "Mia",    "Lars",     "Ingrid", "Giulia", "Marco", "Ana",   "João",   "Piotr",  "Ayşe",
    "Mehmet", "Anna", "Daniel", "Grace", "Mateo",  "Nora",     "Owen",  "Lily",  "Theo",  "Hannah", "Jack",   "Ella",   "Henry",
    "Ruth",  "Samuel", "Leila", "Viktor", "Katarína", "Dmitri", "Aoife", "Ravi",  "Chen",  "Thandi", "Kofi",   "Maja"};
inline constexpr std::array<std::string_view, 56> lastNames{
    "Okafor",  "Lindqvist", "Raman",  "Carvalho", "Zielinski", "Chou",    "Byrne",   "Benítez", "de Wit", "Rossi",  "Haddad",
    "Walsh",   "Nowak",     "Sato",   "Martin",   "Weiss",     "Moreau",  "Schmidt", "Larsen",  "Novák",  "Kowalski", "Silva",
    "Santos",  "Ferrari",   "Bianchi", "Keller",  "Brandt",    "Fischer", "Vogel",   "Dubois",  "Laurent", "Jansen", "Bakker",
    "Nielsen", "Hansen",    "Virtanen", "Korhonen", "Tanaka",  "Suzuki",  "Kim",     "Park",    "Nguyen", "Singh",  "Patel",
    "Gupta",   "Mensah",    "Dlamini", "Haile",   "Yilmaz",    "Demir",   "O’Connor", "Murphy", "Clarke", "Hughes", "Marsh", "Fairfield"};
inline constexpr std::array<std::string_view, 40> companyFirst{
    "Kite", "Norrland", "Meridian", "Hallmark", "Vistula", "Formosa", "Liffey", "Sol", "Shannon", "Edo", "Cedar", "Lumen", "Harbor",
    "Polar", "Delta", "Summit", "Terra", "Nova", "Atlas", "Orchid", "Raven", "Silver", "Amber", "Cobalt", "Juniper", "Maple", "Falcon",
    "Beacon", "Granite", "Willow", "Aurora", "Castle", "Ember", "Fjord", "Glacier", "Heron", "Indigo", "Kestrel", "Lotus", "Marlin"};
inline constexpr std::array<std::string_view, 16> companySecond{"Pharma", "Foods", "Logistics", "Energi", "Bank", "Components", "Packaging",
                                                                "Freight", "Dairy", "Systems", "Works", "Medical", "Software", "Retail",
                                                                "Motors", "Chemicals"};
inline constexpr std::array<std::string_view, 7> companyForms{"Ltd", "GmbH", "AG", "AB", "S.A.", "B.V.", "Inc"};

inline constexpr std::array<Weighted, 9> seniorities{{{"C-level", 5, 0.9},
                                                      {"VP", 7, 0.8},
                                                      {"Director", 12, 0.6},
                                                      {"Head", 10, 0.5},
                                                      {"Manager", 26, 0.1},
                                                      {"Specialist", 24, -0.5},
                                                      {"Intern", 5, -1.5},
                                                      {"Student", 6, -4},
                                                      {"Job seeker", 5, -4}}};
inline constexpr std::array<std::string_view, 10> functions{"Operations", "IT", "Finance", "Quality", "Procurement", "Supply Chain",
                                                            "Marketing", "Sales", "Engineering", "Logistics"};
inline constexpr std::array<Weighted, 12> industries{{{"Pharma", 9, 0.7},
                                                      {"Food", 12, 0.7},
                                                      {"Energy", 7, 0.5},
                                                      {"Banking", 8, 0.1},
                                                      {"Manufacturing", 14, 0.3},
                                                      {"Logistics", 10, 0.5},
                                                      {"Retail", 10, -0.2},
                                                      {"Software", 9, 0},
                                                      {"Healthcare", 8, 0.3},
                                                      {"Education", 6, -0.8},
                                                      {"Government", 4, -0.6},
                                                      {"Media", 3, -0.5}}};
struct Country {
    std::string_view name;
    std::string_view city;
    std::string_view dial;
    double weight;
    double worth;
};
inline constexpr std::array<Country, 14> countries{{{"Germany", "Hamburg", "+49 40", 18, 0.3},
                                                    {"United Kingdom", "Leeds", "+44 113", 13, 0.2},
                                                    {"France", "Lyon", "+33 4", 10, 0.1},
                                                    {"Netherlands", "Utrecht", "+31 30", 7, 0.2},
                                                    {"Sweden", "Gothenburg", "+46 31", 6, 0.3},
                                                    {"Poland", "Gdańsk", "+48 58", 7, 0.1},
                                                    {"Spain", "Valencia", "+34 96", 7, -0.1},
                                                    {"Italy", "Bologna", "+39 051", 7, -0.1},
                                                    {"Austria", "Graz", "+43 316", 4, 0.2},
                                                    {"Ireland", "Cork", "+353 21", 4, 0.1},
                                                    {"United States", "Columbus", "+1 614", 8, -0.4},
                                                    {"India", "Pune", "+91 20", 4, -0.8},
                                                    {"Nigeria", "Lagos", "+234 1", 2, -0.6},
                                                    {"Brazil", "Curitiba", "+55 41", 3, -0.7}}};
inline constexpr std::array<Weighted, 5> budgets{{{"", 48, -0.1}, {"Approved", 9, 1.1}, {"Planned", 15, 0.5}, {"Obtainable", 15, 0.1}, {"None", 13, -1.6}}};
inline constexpr std::array<Weighted, 5> authorities{
    {{"", 44, 0}, {"Decision maker", 12, 0.7}, {"Influencer", 18, 0.3}, {"Recommender", 14, 0.1}, {"User", 12, -0.6}}};
inline constexpr std::array<Weighted, 6> needs{
    {{"", 46, -0.1}, {"Urgent", 8, 1.0}, {"Important", 16, 0.5}, {"Nice to have", 14, -0.2}, {"Just researching", 14, -1.3}, {"None", 2, -2}}};

struct Event {
    std::string_view type;
    double weight;
    double heat; ///< how strongly it goes with buying
};
inline constexpr std::array<Event, 22> events{{{"page_view", 30, 0.1},     {"email_open", 20, 0.05},  {"email_click", 9, 0.2},
                                               {"blog_read", 7, 0.1},      {"whitepaper", 5, 0.2},    {"product_flyer", 3, 0.5},
                                               {"pricing_page", 4, 1.2},   {"case_study", 3, 0.8},    {"video_watched", 4, 0.2},
                                               {"webinar_registered", 3, 0.3}, {"webinar_attended", 2, 0.9}, {"event_attended", 1.2, 0.6},
                                               {"form_submit", 1.5, 0.5},  {"chat", 1.5, 0.6},        {"social_like", 3, 0},
                                               {"social_share", 1, 0.1},   {"social_question", 0.7, 1}, {"demo_request", 0.5, 2},
                                               {"trial_started", 0.35, 1.8}, {"enquiry_form", 0.3, 2},  {"call_answered", 0.8, 0.6},
                                               {"unsubscribe", 0.35, -2}}};
inline constexpr std::array<std::string_view, 6> areas{"Cold-chain audits", "Track and trace", "Returns handling", "Fleet planning",
                                                       "Warehouse robotics", "Compliance"};
struct CampaignSeed {
    std::string_view name;
    std::string_view channel;
    std::string_view source;
    double weight;
    double worth;
    std::int64_t cost; ///< whole currency units
};
inline constexpr std::array<CampaignSeed, 14> campaigns{{{"Webinar spring", "event", "Webinar", 8, 0.3, 6200},
                                                         {"Webinar autumn", "event", "Webinar", 9, 0.4, 7400},
                                                         {"Search always on", "web", "Search", 26, 0.2, 58000},
                                                         {"LinkedIn decision makers", "social", "LinkedIn", 9, 0.3, 31000},
                                                         {"PharmaLog Expo", "event", "Event", 7, 0.4, 44000},
                                                         {"FoodTech Days", "event", "Event", 5, 0.4, 27000},
                                                         {"Partner referrals", "other", "Partner", 7, 0.9, 12000},
                                                         {"White paper: cold chain", "web", "White paper", 10, -0.3, 9500},
                                                         {"White paper: returns", "web", "White paper", 6, -0.3, 8200},
                                                         {"Newsletter", "email", "Newsletter", 8, -0.2, 5400},
                                                         {"Customer stories", "web", "Search", 4, 0.4, 7600},
                                                         {"Display winter", "web", "Display", 6, -0.8, 22000},
                                                         {"Address list 2025", "email", "Purchased list", 5, -1.6, 14000},
                                                         {"Trade press", "other", "Press", 3, 0, 9000}}};

} // namespace leadlight::workspace::sample
