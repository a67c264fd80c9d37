// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/templates.h"

#include <array>

#include "model/template_parts.h"

namespace leadlight::model {

namespace {

constexpr std::array<std::string_view, 3> keysOfTemplates{"fit-engagement", "bant-size", "empty"};

ScoringModel emptyTemplate()
{
    ScoringModel model = fitEngagementTemplate();
    model.name = "Empty";
    for (Axis &axis : model.axes)
        axis.criteria.clear();
    return model;
}

} // namespace

std::vector<Criterion> showStoppers()
{
    const std::string group = "Show-stoppers";
    const std::vector<std::string> notBuyers{"Student",    "Job seeker", "Jobseeker", "Applicant",
                                             "Competitor", "Vendor",     "Seller"};
    ShowStopperRule role{{"role", {}}};
    role.test.test.values = notBuyers;
    ShowStopperRule need{{"need", {}}};
    need.test.test.values = notBuyers;
    ShowStopperRule title{{"title", {}}};
    title.test.test.kind = TestKind::startsWith;
    title.test.test.values = {"Student", "Job seeker", "Looking for a job", "Seeking employment"};
    return {criterionOf(group, "not_a_buyer_by_role", "Role says: not a buyer", std::move(role)),
            criterionOf(group, "not_a_buyer_by_need", "Need says: not a buyer", std::move(need)),
            criterionOf(group, "not_a_buyer_by_title", "Title says: not a buyer", std::move(title))};
}

Criterion handRaise()
{
    return criterionOf("Hand raised", "asked_for_a_call", "Asked for a call",
                       HandRaiseRule{{"call_request", "enquiry_form"}, 30, true});
}

void completeMatrix(ScoringModel &model)
{
    const std::size_t first = model.axes[0].ranks.size();
    const std::size_t second = model.axes[1].ranks.size();
    model.region = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
    model.order = defaultOrder(first, second);
    model.treatments = defaultTreatments(first, second);
}

std::span<const std::string_view> templateKeys()
{
    return keysOfTemplates;
}

std::optional<ScoringModel> makeTemplate(std::string_view key)
{
    if (key == "fit-engagement")
        return fitEngagementTemplate();
    if (key == "bant-size")
        return bantSizeTemplate();
    if (key == "empty")
        return emptyTemplate();
    return std::nullopt;
}

} // namespace leadlight::model
