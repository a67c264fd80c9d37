// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <rapidcheck.h>

#include "agreement/agreement_file.h"
#include "agreement/draft.h"
#include "agreement/proposal.h"
#include "model/model_json.h"
#include "model/templates.h"

using namespace leadlight;
using agreement::DraftState;

namespace {

const base::Uuid lena = base::Uuid::derived("Lena");
const base::Uuid jonas = base::Uuid::derived("Jonas");
const agreement::DraftAuthors both{lena, jonas};
const agreement::DraftAuthors marketing{lena, {}};
const agreement::DraftAuthors sales{{}, jonas};

DraftState started()
{
    return {*model::makeTemplate("fit-engagement"), {}};
}

/// Something that people do to a draft.
void someStep(DraftState &state)
{
    const auto values = model::valuesOf(state.model);
    const auto &value = values[*rc::gen::inRange<std::size_t>(0, values.size())];
    const auto authors = *rc::gen::element(both, marketing, sales);
    const std::string text = value.kind == model::ValueKind::toggle      ? *rc::gen::element<std::string>("yes", "no")
                             : value.kind == model::ValueKind::criterion ? std::string(model::noValue)
                                                                         : std::to_string(*rc::gen::inRange(1, 40));
    switch (*rc::gen::inRange(0, 3)) {
    case 0:
        agreement::tick(state, value.path, *rc::gen::arbitrary<bool>(), authors);
        break;
    case 1:
        (void)agreement::acceptProposal(state, value.path,
                                        *rc::gen::element(domain::Side::marketing, domain::Side::sales), authors);
        break;
    default:
        (void)agreement::setValue(state, value.path, text, authors);
    }
}

} // namespace

class TestDraft : public QObject {
    Q_OBJECT

private slots:
    void everyStepGoesBackAndForth()
    {
        QVERIFY(rc::check("differences turn one state into the other", [] {
            DraftState before = started();
            for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
                someStep(before);
            DraftState after = before;
            someStep(after);
            const std::string back = agreement::draftDifference(before, after);
            const std::string again = agreement::draftDifference(after, before);
            DraftState walked = after;
            RC_ASSERT(agreement::applyDifference(walked, back).has_value());
            RC_ASSERT(walked == before);
            RC_ASSERT(agreement::applyDifference(walked, again).has_value());
            RC_ASSERT(walked == after);
        }));
    }

    void aStepThatDoesNotFitIsDamage()
    {
        DraftState state = started();
        const DraftState kept = state;
        for (const char *bad :
             {"", "[]", R"({"model":[{"op":"remove","path":"/nothing"}]})", R"({"rows":{"order":{"sales":1}}})"}) {
            const auto applied = agreement::applyDifference(state, bad);
            QVERIFY2(!applied, bad);
            QCOMPARE(applied.error().code, std::string("draft.step_damaged"));
            QVERIFY(state == kept);
        }
    }

    void equalProposalsAgree()
    {
        DraftState state = started();
        const model::ScoringModel inForce = state.model;
        const std::string path = "fit/industry/band:0";
        QVERIFY(agreement::openPaths(state, &inForce).empty());
        QVERIFY(agreement::setValue(state, path, "20", marketing).has_value());
        QCOMPARE(agreement::openPaths(state, &inForce), std::vector<std::string>{path});
        QCOMPARE(model::valueAt(state.model, path)->text, model::valueAt(inForce, path)->text);
        QVERIFY(agreement::setValue(state, path, "20", sales).has_value());
        QCOMPARE(model::valueAt(state.model, path)->text, std::string("20"));
        QVERIFY(agreement::openPaths(state, &inForce).empty());
    }

    void rowsFollowTheirBands()
    {
        DraftState state = started();
        QVERIFY(agreement::setValue(state, "fit/industry/band:1", "9", sales).has_value());
        model::Criterion industry = *model::findCriterion(state.model, 0, "industry");
        auto &bands = std::get<model::ProfileRule>(industry.rule).bands;
        const std::string label = bands[1].label;
        std::swap(bands[0], bands[1]);
        QVERIFY(agreement::setValue(state, "fit/industry", model::criterionJson(industry), both).has_value());
        const agreement::DraftRow *moved = agreement::findRow(state.rows, "fit/industry/band:0");
        QVERIFY(moved);
        QCOMPARE(moved->sales, std::string("9"));
        bands.erase(bands.begin());
        QVERIFY(agreement::setValue(state, "fit/industry", model::criterionJson(industry), both).has_value());
        for (const agreement::DraftRow &row : state.rows)
            QVERIFY2(row.sales != "9", label.c_str());
    }

    void releasesHaveKeys()
    {
        for (const char *key : {"all", "best:60", "active:14", "new"})
            QCOMPARE(agreement::keyOf(*agreement::parseRelease(key)), std::string(key));
        for (const char *key : {"", "best", "best:", "best:-1", "best:6x", "some"})
            QVERIFY2(!agreement::parseRelease(key), key);
    }

    void filesReadBackAndAreProven()
    {
        agreement::AgreementFile file;
        file.workspace = base::Uuid::derived("workspace");
        file.version.number = 8;
        file.version.state = agreement::VersionState::inForce;
        file.version.title = "After the review";
        file.version.bytes = model::canonicalJson(started().model);
        file.version.inForceSince = base::Instant{1774958400};
        agreement::Proposal proposal;
        proposal.version = 8;
        proposal.person = lena;
        proposal.impact.leads = 12;
        proposal.impact.look.emplace().aucAfter = 0.75;
        proposal.impact.look->aucAfterRange = {0.7, 0.8125};
        proposal.impact.look->aucCases = 80;
        proposal.impact.look->aucFlatters = true;
        file.proposal = proposal;
        for (const auto &[person, side] :
             {std::pair{lena, domain::Side::marketing}, std::pair{jonas, domain::Side::sales}}) {
            const auto key = agreement::makeKey("a long passphrase", agreement::SealCost::minimal);
            const auto signature =
                agreement::sign(key, "a long passphrase", agreement::signedBytes(8, side, file.version.bytes));
            QVERIFY(signature.has_value());
            file.version.signatures.push_back({person, side, {1774958400}, key.publicKey, *signature});
            file.signers.push_back({person, "Somebody", side, key});
        }
        const auto read = agreement::parseAgreement(agreement::agreementJson(file));
        QVERIFY(read.has_value());
        QVERIFY(*read == file);
        QVERIFY(agreement::proveAgreement(*read).has_value());
        agreement::AgreementFile changed = file;
        changed.version.bytes += " ";
        QCOMPARE(agreement::proveAgreement(changed).error().code, std::string("agreement_file.not_canonical"));
        changed = file;
        changed.signers.pop_back();
        QCOMPARE(agreement::proveAgreement(changed).error().code, std::string("agreement_file.unknown_key"));
        changed = file;
        changed.version.number = 9;
        QCOMPARE(agreement::proveAgreement(changed).error().code, std::string("signature.invalid"));
        QCOMPARE(agreement::parseAgreement("{}").error().code, std::string("agreement_file.not_ours"));
        std::string cut = agreement::agreementJson(file);
        cut.replace(cut.find("\"signatures\""), 12, "\"signature_s\"");
        QCOMPARE(agreement::parseAgreement(cut).error().code, std::string("agreement_file.damaged"));
    }
};

QTEST_GUILESS_MAIN(TestDraft)
#include "test_draft.moc"
