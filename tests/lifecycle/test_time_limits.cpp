// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "lifecycle/time_limits.h"

using namespace leadlight;
using namespace leadlight::lifecycle;
using domain::Stage;

namespace {

base::Instant at(const char *iso)
{
    return base::parseIsoInstant(iso).value();
}

std::string due(Stage stage, const char *since, const Limits &limits = {})
{
    const auto when = dueFor(stage, at(since), limits, {}, base::Zone::named("Europe/Berlin").value());
    return when ? base::isoText(*when) : std::string("none");
}

} // namespace

class TestTimeLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDefaultsAreThoseOfTheProcess()
    {
        QCOMPARE(due(Stage::qualified, "2026-03-27T13:00:00Z"), std::string("2026-03-30T12:00:00Z")); // over a weekend
        QCOMPARE(due(Stage::accepted, "2026-03-27T13:00:00Z"), std::string("2026-03-30T12:00:00Z"));  // summer time
        QCOMPARE(due(Stage::opportunity, "2026-11-30T09:00:00Z"), std::string("2027-02-28T09:00:00Z"));
        for (const Stage stage : {Stage::suspect, Stage::anonymous, Stage::identified, Stage::won, Stage::lost,
                                  Stage::onHold, Stage::disqualified})
            QCOMPARE(due(stage, "2026-03-27T13:00:00Z"), std::string("none"));
    }

    void limitsAreTheOrganisationsToSet()
    {
        Limits limits;
        limits.byStage[static_cast<std::size_t>(Stage::qualified)] = base::Span{30, base::Span::Unit::minutes};
        limits.byStage[static_cast<std::size_t>(Stage::accepted)].reset();
        QCOMPARE(due(Stage::qualified, "2026-03-26T13:00:00Z", limits), std::string("2026-03-26T13:30:00Z"));
        QCOMPARE(due(Stage::accepted, "2026-03-26T13:00:00Z", limits), std::string("none"));
    }
};

QTEST_GUILESS_MAIN(TestTimeLimits)
#include "test_time_limits.moc"
