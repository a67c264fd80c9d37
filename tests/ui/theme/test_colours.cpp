// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/ramps.h"
#include "theme/tokens.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>

using namespace leadlight::theme;

class ColoursTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTextPairReadsWell_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void everyTextPairReadsWell()
    {
        QFETCH(bool, dark);
        const Tokens &t = tokens(dark ? Scheme::dark : Scheme::light);
        const QColor inks[] = {t.text, t.muted, t.accent, t.good, t.warning, t.danger, t.marketing, t.sales, t.evidence};
        const QColor grounds[] = {t.window, t.panel, t.chip, t.accentTint};
        for (const QColor &ink : inks) {
            for (const QColor &ground : grounds)
                demand(ink, ground, 4.5);
        }
        demand(t.onAccent, t.accent, 4.5);
        demand(t.railText, t.rail, 4.5);
        demand(t.railText, t.railActive, 4.5);
        demand(t.onRail, t.rail, 4.5);
        demand(t.onRail, t.railActive, 4.5);
        demand(t.danger, t.dangerTint, 4.5);
        demand(t.panel, t.text, 4.5); // tool tip
    }

    void controlsAndFocusStandOut()
    {
        for (Scheme scheme : {Scheme::light, Scheme::dark}) {
            const Tokens &t = tokens(scheme);
            for (const QColor &ground : {t.window, t.panel, t.chip, t.accentTint}) {
                demand(t.outline, ground, 3.0);
                demand(t.accent, ground, 3.0);
                demand(t.leadLine, ground, 3.0);
            }
            demand(t.railMark, t.rail, 3.0);
            for (const QColor &series : t.series)
                demand(series, t.panel, 3.0);
        }
    }

    void rampInkReadsWell()
    {
        for (Scheme scheme : {Scheme::light, Scheme::dark}) {
            for (int bin = -1; bin < heatBins; ++bin) {
                for (HeatRamp ramp : {HeatRamp::glow, HeatRamp::cividis}) {
                    const Shade shade = heat(scheme, bin, ramp);
                    demand(shade.ink, shade.fill, 4.5);
                }
            }
            for (int step = -divergingSteps; step <= divergingSteps; ++step) {
                const Shade shade = diverging(scheme, step);
                demand(shade.ink, shade.fill, 4.5);
            }
        }
    }

    void neighboursOnTheRampDiffer()
    {
        for (Scheme scheme : {Scheme::light, Scheme::dark}) {
            for (int bin = 0; bin + 1 < heatBins; ++bin)
                QVERIFY(heat(scheme, bin).fill != heat(scheme, bin + 1).fill);
        }
        QCOMPARE(heat(Scheme::light, 99).fill, heat(Scheme::light, 7).fill);
        QCOMPARE(heat(Scheme::light, -1).fill, tokens(Scheme::light).panel);
    }

    void ratesFallIntoFixedBins()
    {
        QCOMPARE(rateBin(0.0), 0);
        QCOMPARE(rateBin(0.00999), 0);
        QCOMPARE(rateBin(0.01), 1);
        QCOMPARE(rateBin(0.03), 2);
        QCOMPARE(rateBin(0.06), 3);
        QCOMPARE(rateBin(0.12), 4);
        QCOMPARE(rateBin(0.2), 5);
        QCOMPARE(rateBin(0.4), 6);
        QCOMPARE(rateBin(0.6999), 6);
        QCOMPARE(rateBin(0.7), 7);
        QCOMPARE(rateBin(1.0), 7);
    }

    void quantilesKeepOrder()
    {
        const bool held = rc::check("bins rise with the value, equal values agree, the largest is hot", [] {
            const auto numbers = *rc::gen::container<std::vector<int>>(rc::gen::inRange(-2, 500));
            const std::vector<double> values(numbers.begin(), numbers.end());
            const std::vector<int> bins = quantileBins(values);
            RC_ASSERT(bins.size() == values.size());
            double largest = 0;
            for (std::size_t i = 0; i < values.size(); ++i) {
                largest = std::max(largest, values[i]);
                RC_ASSERT((bins[i] < 0) == (values[i] <= 0));
                for (std::size_t j = 0; j < values.size(); ++j) {
                    if (values[i] < values[j])
                        RC_ASSERT(bins[i] <= bins[j]);
                    if (values[i] == values[j])
                        RC_ASSERT(bins[i] == bins[j]);
                }
            }
            for (std::size_t i = 0; i < values.size(); ++i) {
                if (largest > 0 && values[i] == largest)
                    RC_ASSERT(bins[i] == heatBins - 1);
            }
        });
        QVERIFY(held);
    }

    void changeHasASignAndAStep()
    {
        QCOMPARE(divergingStep(0, 10), 0);
        QCOMPARE(divergingStep(1, 10), 1);
        QCOMPARE(divergingStep(-10, 10), -3);
        QCOMPARE(divergingStep(5, 10), 2);
        QCOMPARE(divergingStep(5, 0), 0);
        // Fewer is orange (red over blue), more is violet.
        QVERIFY(diverging(Scheme::light, -3).fill.red() > diverging(Scheme::light, -3).fill.blue());
        QVERIFY(diverging(Scheme::light, 3).fill.blue() > diverging(Scheme::light, 3).fill.red());
    }

private:
    static void demand(const QColor &ink, const QColor &ground, double least)
    {
        const double ratio = contrast(ink, ground);
        if (ratio < least)
            QFAIL(qPrintable(QStringLiteral("%1 on %2 reaches only %3").arg(ink.name(), ground.name()).arg(ratio)));
    }
};

QTEST_GUILESS_MAIN(ColoursTest)
#include "test_colours.moc"
