// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <rapidcheck.h>

#include <cmath>
#include <limits>

#include "base/text.h"

using namespace leadlight::base;

namespace {

std::string utf8Of(char32_t c)
{
    return QString::fromUcs4(&c, 1).toStdString();
}

bool readsBack(double value)
{
    const auto back = parseNumber(numberText(value));
    return back && *back == value;
}

} // namespace

class TestText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void trimmedTakesBlanksOffBothEnds()
    {
        QCOMPARE(trimmed(" \t\r\n\xC2\xA0" "a b\xC2\xA0 "), std::string_view("a b"));
        QCOMPARE(trimmed(" \xC2\xA0 "), std::string_view());
        QCOMPARE(trimmed("à"), std::string_view("à")); // C3 A0: its last byte is not a blank's
    }

    void foldedIsUnicodesSimpleFolding()
    {
        QCOMPARE(folded("ÄÖÜẞ Straße ÇŒŸ"), std::string("äöüß straße çœÿ"));
        QCOMPARE(folded("ΑΘΗΝΑΣ ς"), std::string("αθηνασ σ"));
        QCOMPARE(folded("МОСКВА Ёлка"), std::string("москва ёлка"));
        QCOMPARE(folded("İstanbul 東京 😀"), std::string("İstanbul 東京 😀"));
        QCOMPARE(folded("A\xFF\xC3" "B\xE2\x82"), std::string("a\xFF\xC3" "b\xE2\x82"));
        int compared = 0;
        for (const auto &[first, last] : {std::pair{0u, 0x24Fu}, {0x370u, 0x52Fu}, {0x1E00u, 0x1FFFu}}) {
            for (char32_t c = first; c <= last; ++c, ++compared) {
                if (folded(utf8Of(c)) != utf8Of(QChar::toCaseFolded(c)))
                    QFAIL(qPrintable(QStringLiteral("U+%1").arg(uint(c), 4, 16)));
            }
        }
        QCOMPARE(compared, 592 + 448 + 512);
    }

    void foldingTwiceChangesNothing()
    {
        QVERIFY(rc::check([](const std::string &bytes) {
            RC_ASSERT(folded(folded(bytes)) == folded(bytes));
            RC_ASSERT(isValidUtf8(bytes) == isValidUtf8(folded(bytes)));
        }));
        QCOMPARE(comparable(" MÜLLER GmbH "), std::string("müller gmbh"));
    }

    void invalidUtf8IsFound()
    {
        QVERIFY(isValidUtf8("plain, é, €, 😀"));
        for (const char *bad : {"\x80", "\xC3", "\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                                "\xF5\x80\x80\x80", "a\xFF", "\xE2\x82"})
            QVERIFY2(!isValidUtf8(bad), bad);
        QCOMPARE(lengthOf("é€😀a"), std::size_t{4});
        QCOMPARE(lengthOf(""), std::size_t{0});
    }

    void splitAndJoinedAreInverse()
    {
        QCOMPARE(split("a;;b", ';').size(), std::size_t{3});
        QCOMPARE(split("", ';').size(), std::size_t{1});
        QVERIFY(rc::check([](const std::string &text) {
            std::vector<std::string> parts;
            for (const std::string_view part : split(text, 'a'))
                parts.emplace_back(part);
            RC_ASSERT(joined(parts, "a") == text);
        }));
        QCOMPARE(joined({}, ", "), std::string());
    }

    void keysAreSpelledInAscii()
    {
        QCOMPARE(keyOf("marketing qualified"), std::string("marketing_qualified"));
        QCOMPARE(keyOf("  Größe (in €) "), std::string("groesse_in"));
        QCOMPARE(keyOf("Łódź – Ålesund/Œuvre"), std::string("lodz_alesund_oeuvre"));
        QCOMPARE(keyOf("__a__1__"), std::string("a_1"));
        QCOMPARE(keyOf("東京"), std::string());
        QVERIFY(rc::check([](const std::string &text) {
            const std::string key = keyOf(text);
            RC_ASSERT(key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos);
            RC_ASSERT(key.find("__") == std::string::npos);
            RC_ASSERT(keyOf(key) == key);
        }));
    }

    void numbersAreWholeTexts()
    {
        QCOMPARE(parseNumber("12.50").value(), 12.5);
        QCOMPARE(parseNumber("-.5").value(), -0.5);
        QCOMPARE(parseNumber("007").value(), 7.0);
        for (const char *bad : {"", "-", ".", "5.", "1e3", "inf", "nan", "-inf", "0x10", "1,5", " 1", "1 ", "+1",
                                "1.2.3", "--1", "1-"})
            QVERIFY2(!parseNumber(bad).has_value(), bad);
        QVERIFY(!parseNumber(std::string(400, '9')).has_value());
    }

    void numberTextReadsBack()
    {
        QCOMPARE(numberText(0.1), std::string("0.1"));
        QCOMPARE(numberText(-0.0), std::string("0"));
        QCOMPARE(numberText(1e14), std::string("100000000000000"));
        QCOMPARE(numberText(1e-7), std::string("0.0000001"));
        QCOMPARE(numberText(1e22), std::string("1e+22"));
        QVERIFY(readsBack(1.0 / 3));
        QVERIFY(readsBack(std::numeric_limits<double>::epsilon()));
        QVERIFY(readsBack(-999999999999999.9));
        QVERIFY(numberText(std::numeric_limits<double>::denorm_min()).ends_with("5"));
        QVERIFY(rc::check([](std::int64_t mantissa) {
            const double value = static_cast<double>(mantissa % 1'000'000'000'000'000)
                                 / std::pow(10.0, *rc::gen::inRange(0, 15));
            RC_ASSERT(readsBack(value));
        }));
    }

    void emails()
    {
        for (const char *good : {"a@b.de", "first.last+tag@sub.example.com", "o'neil@x-y.org", "A_1@EXAMPLE.COM"})
            QVERIFY2(looksLikeEmail(good), good);
        for (const char *bad : {"", "a", "@b.de", "a@", "a@b", "a@@b.de", "a b@c.de", "a@b..de", ".a@b.de", "a.@b.de",
                                "a..b@c.de", "a@-b.de", "a@b.c", "a@1.2.3.44", "a@b.de ", "a@b,de", "a@b@c.de"})
            QVERIFY2(!looksLikeEmail(bad), bad);
    }

    void phones()
    {
        for (const char *good : {"+49 (0)30 1234-567", "030/1234567", "1234567", "123 456 789 012 345",
                                 "(+1) 555.010.9999"})
            QVERIFY2(looksLikePhone(good), good);
        for (const char *bad : {"", "123456", "1234567890123456", "0000000", "1111111111", "call 1234567", "123+4567",
                                "++1234567"})
            QVERIFY2(!looksLikePhone(bad), bad);
    }
};

QTEST_GUILESS_MAIN(TestText)
#include "test_text.moc"
