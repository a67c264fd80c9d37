// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/findings.h"

#include <array>

#include "wording/sentence.h"

namespace leadlight::wording {

namespace {

constexpr std::array findings{
    Sentence{"model.axis_key_twice", "Both axes have the key \"%1\"."},
    Sentence{"model.band_hidden", "Band \"%1\" never counts: \"%2\" before it always holds first."},
    Sentence{"model.band_never_fires", "No lead has a value of band \"%1\"."},
    Sentence{"model.bands_gap", "Numbers from %1 to %2 are in no band."},
    Sentence{"model.bands_overlap", "Bands \"%1\" and \"%2\" overlap; the first counts."},
    Sentence{"model.beyond_without_cap", "%1 points for events beyond the first ones never apply, because there is no cap."},
    Sentence{"model.bounds_crossed", "The bounds of band \"%1\" are crossed."},
    Sentence{"model.cell_name_twice", "Two cells would be called \"%1\"."},
    Sentence{"model.decay_longer_than_window", "Events leave after %2 days, before %1 days of fading have passed."},
    Sentence{"model.field_blank", "No lead has a value for \"%1\"."},
    Sentence{"model.field_missing", "It does not say which attribute it asks for."},
    Sentence{"model.field_unknown", "No lead has an attribute \"%1\"."},
    Sentence{"model.floor_above_ceiling", "The least value, %1, is above the greatest, %2."},
    Sentence{"model.key_form", "The key \"%1\" is better written \"%2\"."},
    Sentence{"model.key_missing", "It has no key."},
    Sentence{"model.key_reserved", "The key \"%1\" is taken by the program."},
    Sentence{"model.key_twice", "Two criteria have the key \"%1\"."},
    Sentence{"model.limit_against_points", "Floor or ceiling takes the %1 points away."},
    Sentence{"model.limit_unreachable", "Nobody can reach its floor or ceiling."},
    Sentence{"model.matches_hardly_any", "It matches %1 of %2 leads, fewer than 5 in 1,000."},
    Sentence{"model.matches_nearly_all", "It matches %1 of %2 leads, more than 95 in 100: it hardly tells them apart."},
    Sentence{"model.name_missing", "The model has no name."},
    Sentence{"model.never_counts", "It gives 0 whatever the lead."},
    Sentence{"model.no_types", "It names no activity that raises a hand."},
    Sentence{"model.number_out_of_range", "%1 is %2; it goes from %3 to %4."},
    Sentence{"model.order_cell_outside", "The order of cells names \"%1\", which is outside the matrix."},
    Sentence{"model.order_cell_twice", "The order of cells names \"%1\" twice."},
    Sentence{"model.order_incomplete", "The order of cells lacks %1."},
    Sentence{"model.order_wrong_way", "%1 is worked before %2, which is better on both axes."},
    Sentence{"model.personal_data", "\"%1\" says something of the person that the law protects. Ask whether it may count."},
    Sentence{"model.points_out_of_range", "%1 points; points go from −1,000 to 1,000."},
    Sentence{"model.rank_count", "%1 ranks; an axis has 2 to 6."},
    Sentence{"model.rank_label_count", "%1 labels for %2 ranks."},
    Sentence{"model.rank_name_missing", "A rank has no name."},
    Sentence{"model.rank_name_twice", "Two ranks are called \"%1\"."},
    Sentence{"model.rank_unreachable", "Nobody can reach rank %1 (the score ends at %2)."},
    Sentence{"model.region_cell_outside", "The MQL region names \"%1\", which is outside the matrix."},
    Sentence{"model.region_cell_twice", "The MQL region names \"%1\" twice."},
    Sentence{"model.region_hole", "%2 is in the MQL region, the better %1 is not."},
    Sentence{"model.region_unsorted", "The cells of the MQL region are not in order."},
    Sentence{"model.steps_zigzag", "Points turn more than once along the numbers, at band \"%1\"."},
    Sentence{"model.test_incomplete", "The test of band \"%1\" lacks what it compares with."},
    Sentence{"model.test_wrong_type", "\"%1\" is not of the type that its test asks for."},
    Sentence{"model.threshold_count", "%1 thresholds for %2 ranks; there is one less than ranks."},
    Sentence{"model.thresholds_not_falling", "Thresholds must fall: %1 is not above %2."},
    Sentence{"model.treatment_count", "%1 treatments for %2 cells."},
    Sentence{"model.treatment_owner", "\"%1\" cannot own a cell; sales or marketing can."},
    Sentence{"model.two_decays", "It has a half-life and a lifespan; only one is possible."},
    Sentence{"model.unknown_phase", "There is no phase \"%1\"."},
    Sentence{"model.value_twice", "\"%1\" stands in an earlier band than \"%2\", which never sees it."},
    Sentence{"model.weight_out_of_range", "The weight is %1 %; it goes from 0 to 500."},
};

} // namespace

std::string findingText(const model::Finding &finding)
{
    std::string text = sentenceOf(findings, finding.code, finding.arguments);
    if (text.empty())
        text = "Something is wrong here (" + quotable(finding.code) + ").";
    std::string place = finding.axis;
    if (!finding.criterion.empty())
        place += (place.empty() ? "" : ", ") + finding.criterion;
    return place.empty() ? text : place + ": " + text;
}

} // namespace leadlight::wording
