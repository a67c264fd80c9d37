// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/template_parts.h"

namespace leadlight::model {

namespace {

Criterion seniority()
{
    ProfileRule rule;
    rule.field = "seniority";
    rule.bands = {
        answerBand("Top management", 25, {"C-level", "C-suite", "Owner", "Founder", "President", "Managing director"}),
        answerBand("Vice president", 22, {"VP", "Vice president", "SVP", "EVP"}),
        answerBand("Director", 18, {"Director", "Head"}),
        answerBand("Manager", 10, {"Manager", "Team lead", "Senior"}),
        answerBand("Staff", 3, {"Staff", "Specialist", "Individual contributor", "Junior"}),
        answerBand("In training", -20, {"Student", "Intern", "Trainee"})};
    return criterionOf("Person", "seniority", "Seniority", std::move(rule));
}

/// Titles count only where nobody said how senior the person is. The order matters: "vice president" holds
/// "president", and "director" holds "cto".
Criterion title()
{
    ProfileRule rule;
    rule.field = "title";
    rule.bands = {
        textBand(TestKind::contains, "Vice president", 22, {"vice president", "vice-president"}),
        textBand(TestKind::startsWith, "Vice president, short", 22, {"VP", "SVP", "EVP"}),
        textBand(TestKind::contains, "Top management", 25,
                 {"chief", "managing director", "owner", "founder", "president", "general manager"}),
        textBand(TestKind::startsWith, "Top management, short", 25, {"CEO", "CFO", "CIO", "CTO", "COO", "CMO"}),
        textBand(TestKind::contains, "Director", 18, {"director", "head of", "head,"}),
        textBand(TestKind::contains, "Manager", 10, {"manager", "lead", "supervisor"}),
        textBand(TestKind::contains, "In training", -20, {"student", "trainee", "internship"})};
    rule.otherwise = 3;
    Criterion criterion = criterionOf("Person", "title", "Title", std::move(rule));
    criterion.note = "Counts only while the seniority is unknown: what was said beats what is inferred.";
    criterion.onlyIf = isBlankTest("seniority");
    return criterion;
}

std::vector<Criterion> organisation()
{
    const std::string group = "Organisation";
    ProfileRule industry;
    industry.field = "industry";
    industry.bands = {
        answerBand("Core industries", 12,
                   {"Manufacturing", "Machinery", "Food", "Chemicals", "Pharma", "Pharmaceuticals", "Automotive",
                    "Electronics", "Logistics", "Energy", "Software"}),
        answerBand("Neighbouring industries", 6,
                   {"Retail", "Finance", "Banking", "Insurance", "Healthcare", "Construction", "Telecom"})};
    ProfileRule employees;
    employees.field = "employees";
    employees.bands = {atLeastBand("1,000 and more", 15, 1000), atLeastBand("250 to 999", 12, 250),
                       atLeastBand("50 to 249", 8, 50), atLeastBand("10 to 49", 3, 10)};
    ProfileRule revenue;
    revenue.field = "annual_revenue";
    revenue.bands = {atLeastBand("100 million and more", 10, 100e6), atLeastBand("10 to 100 million", 7, 10e6),
                     atLeastBand("1 to 10 million", 3, 1e6)};
    ProfileRule country;
    country.field = "country";
    country.bands = {answerBand("Markets served", 5,
                                {"Germany", "Austria", "Switzerland", "France", "Netherlands", "Belgium", "Italy",
                                 "Spain", "United Kingdom", "UK", "Ireland", "United States", "USA", "Canada"})};
    return {criterionOf(group, "industry", "Industry", std::move(industry)),
            criterionOf(group, "employees", "Employees", std::move(employees)),
            criterionOf(group, "annual_revenue", "Annual revenue", std::move(revenue)),
            criterionOf(group, "country", "Country", std::move(country)),
            criterionOf(group, "target_account", "Account on the target list", TargetAccountRule{15})};
}

std::vector<Criterion> qualification()
{
    const std::string group = "Qualification";
    ProfileRule budget;
    budget.field = "budget";
    budget.bands = {answerBand("Available", 20, {"Available", "Officially funded", "Approved", "Yes"}),
                    answerBand("Obtainable", 10, {"Obtainable", "Planned"}), answerBand("None", -10, {"None", "No"})};
    ProfileRule authority;
    authority.field = "authority";
    authority.bands = {answerBand("Decides", 20, {"Decision maker", "Final authority", "Final", "Yes"}),
                       answerBand("Influences", 10, {"Influencer"}), answerBand("Recommends", 8, {"Recommender"}),
                       answerBand("Uses", 3, {"User"}), answerBand("None", -5, {"None", "No"})};
    ProfileRule need;
    need.field = "need";
    need.bands = {answerBand("Urgent problem", 15, {"Urgent", "Critical"}),
                  answerBand("Known problem", 10, {"Identified", "Problem", "Project", "Yes"}),
                  answerBand("Researching", 0, {"Researching"}), answerBand("None", -10, {"None", "No"})};
    ProfileRule timeframe;
    timeframe.field = "timeframe";
    timeframe.bands = {
        answerBand("Within three months", 15, {"Immediate", "Now", "Within 3 months", "3 months", "0-3 months"}),
        answerBand("Within six months", 10, {"Within 6 months", "6 months", "3-6 months"}),
        answerBand("Within a year", 5, {"Within 12 months", "12 months", "6-12 months"}),
        answerBand("None", -5, {"None"})};
    ProfileRule months;
    months.field = "timeframe_months";
    months.bands = {atMostBand("Within three months", 15, 3), atMostBand("Within six months", 10, 6),
                    atMostBand("Within a year", 5, 12)};
    Criterion inMonths = criterionOf(group, "timeframe_months", "Timeframe in months", std::move(months));
    inMonths.onlyIf = isBlankTest("timeframe");
    return {criterionOf(group, "budget", "Budget", std::move(budget)),
            criterionOf(group, "authority", "Authority", std::move(authority)),
            criterionOf(group, "need", "Need", std::move(need)),
            criterionOf(group, "timeframe", "Timeframe", std::move(timeframe)), std::move(inMonths)};
}

/// What one type of activity gives; 0 stands for "none".
struct TypeRow {
    const char *group;
    const char *key;
    const char *label;
    std::vector<std::string> types;
    int points;
    int halfLifeDays;
    int cap;
    int perAsset;
};

std::vector<Criterion> activityCriteria()
{
    const std::vector<TypeRow> rows{
        {"Strong signals", "enquiry", "Enquiry form", {"enquiry_form"}, 40, 60, 2, 0},
        {"Strong signals", "demo", "Product demo", {"demo_request"}, 40, 60, 2, 0},
        {"Strong signals", "trial", "Trial started", {"trial_started"}, 30, 60, 1, 0},
        {"Strong signals", "pricing", "Pricing page", {"pricing_page"}, 12, 30, 3, 0},
        {"Content", "flyer", "Product flyer", {"product_flyer"}, 15, 60, 3, 1},
        {"Content", "downloads", "White papers and customer stories", {"whitepaper", "case_study"}, 10, 60, 4, 1},
        {"Content", "video", "Video watched", {"video_watched"}, 4, 30, 3, 1},
        {"Content", "blog", "Blog read", {"blog_read"}, 2, 30, 5, 1},
        {"Content", "pages", "Page views", {"page_view"}, 1, 14, 10, 0},
        {"Content", "forms", "Form filled in", {"form_submit"}, 8, 30, 2, 0},
        {"Events", "webinar_sign_up", "Webinar sign-up", {"webinar_registered"}, 5, 30, 2, 1},
        {"Events", "webinar", "Webinar attended", {"webinar_attended"}, 15, 60, 3, 1},
        {"Events", "event", "Event visited", {"event_attended"}, 12, 60, 3, 1},
        {"E-mail", "opened", "E-mail opened", {"email_open"}, 1, 14, 5, 0},
        {"E-mail", "clicked", "E-mail clicked", {"email_click"}, 3, 30, 5, 0},
        {"E-mail", "bounced", "E-mail bounced", {"email_bounce"}, -5, 90, 2, 0},
        {"E-mail", "unsubscribed", "Unsubscribed", {"unsubscribe"}, -15, 180, 1, 0},
        {"Conversation", "social", "Social like or share", {"social_like", "social_share"}, 2, 30, 3, 0},
        {"Conversation", "question", "Peer-opinion question", {"social_question"}, 20, 30, 2, 0},
        {"Conversation", "chat", "Chat", {"chat"}, 8, 30, 3, 0},
        {"Conversation", "call", "Call answered", {"call_answered"}, 9, 30, 3, 0},
    };
    std::vector<Criterion> criteria;
    for (const TypeRow &row : rows) {
        BehaviourRule rule;
        rule.filter.types = row.types;
        rule.points = row.points;
        rule.halfLifeDays = row.halfLifeDays;
        rule.cap = row.cap;
        if (row.perAsset > 0)
            rule.perAsset = row.perAsset;
        criteria.push_back(criterionOf(row.group, row.key, row.label, std::move(rule)));
    }
    return criteria;
}

Criterion totalActivity()
{
    using enum domain::Channel;
    BehaviourRule rule;
    rule.filter.channels = {web, email, event, phone, social, chat, other};
    rule.points = 1;
    rule.cap = 15;
    rule.beyond = -2;
    rule.windowDays = 30;
    rule.floor = -30;
    Criterion criterion = criterionOf("Total", "activity_30_days", "All activity in 30 days", std::move(rule));
    criterion.note = "Turns down after 15 events: those who take everything in a month rarely buy.";
    return criterion;
}

} // namespace

ScoringModel fitEngagementTemplate()
{
    ScoringModel model;
    model.name = "Fit × Engagement";
    Axis &fit = model.axes[0];
    fit.key = "fit";
    fit.label = "Fit";
    fit.ranks = {"A", "B", "C", "D"};
    fit.rankLabels = {"Strong fit", "Good fit", "Some fit", "Poor fit"};
    fit.thresholds = {65, 45, 20};
    fit.criteria = {seniority(), title()};
    for (const auto &part : {organisation(), qualification(), showStoppers()})
        fit.criteria.insert(fit.criteria.end(), part.begin(), part.end());
    Axis &engagement = model.axes[1];
    engagement.key = "engagement";
    engagement.label = "Engagement";
    engagement.ranks = {"1", "2", "3", "4"};
    engagement.rankLabels = {"Hot", "Warm", "Cool", "Cold"};
    engagement.thresholds = {60, 30, 10};
    engagement.criteria = activityCriteria();
    engagement.criteria.push_back(totalActivity());
    engagement.criteria.push_back(handRaise());
    completeMatrix(model);
    return model;
}

} // namespace leadlight::model
