// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <rapidcheck.h>

#include <set>
#include <vector>

#include "base/digest.h"
#include "base/uuid.h"

using namespace leadlight::base;

class TestDigest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sha256IsTheStandards()
    {
        // FIPS 180-4, examples "abc" and the empty message.
        QCOMPARE(hex(sha256("abc")),
                 std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(hex(sha256("")), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    }

    void checksumIsStableAndNoticesDamage()
    {
        // The first eight bytes of BLAKE2b-128 of "abc", read little-endian: cf4ab791c62b8d2b…
        QCOMPARE(checksum("abc"), std::uint64_t{0x2b8d2bc691b74acf});
        QVERIFY(rc::check([](std::vector<char> bytes) {
            RC_PRE(!bytes.empty());
            std::vector<char> damaged = bytes;
            const auto at = *rc::gen::inRange<std::size_t>(0, bytes.size());
            damaged[at] = static_cast<char>(damaged[at] ^ (1 << *rc::gen::inRange(0, 8)));
            RC_ASSERT(checksum({bytes.data(), bytes.size()}) != checksum({damaged.data(), damaged.size()}));
        }));
    }

    void hexReadsBack()
    {
        QVERIFY(rc::check([](const std::vector<std::uint8_t> &bytes) {
            std::vector<std::uint8_t> back(bytes.size());
            RC_ASSERT(fromHex(hex(bytes), back));
            RC_ASSERT(back == bytes);
        }));
        std::array<std::uint8_t, 2> two{};
        QVERIFY(fromHex("aBcD", two));
        QCOMPARE(int(two[0]), 0xab);
        QVERIFY(!fromHex("abc", two));
        QVERIFY(!fromHex("abcg", two));
        QVERIFY(!fromHex("abcdef", two));
    }

    void uuidsReadBack()
    {
        const Uuid id = Uuid::random();
        QCOMPARE(id.text().size(), std::size_t{32});
        QVERIFY(Uuid::parse(id.text()) == id);
        const auto dashed = Uuid::parse("01234567-89AB-cdef-0123-456789abcdef");
        QVERIFY(dashed.has_value());
        QCOMPARE(dashed->text(), std::string("0123456789abcdef0123456789abcdef"));
        QVERIFY(!Uuid::parse("").has_value());
        QVERIFY(!Uuid::parse("0123456789abcdef0123456789abcde").has_value());
        QVERIFY(!Uuid::parse("0123456789abcdef0123456789abcdeg").has_value());
        QVERIFY(!Uuid::parse("0-1234567-9AB-cdef-0123-456789abcdef").has_value());
        QVERIFY(!Uuid::parse("0123456789abcdef0123456789abcd--").has_value());
    }

    void uuidsAreDistinctAndDerivedOnesAreNot()
    {
        std::set<Uuid> seen;
        for (int i = 0; i < 1000; ++i)
            seen.insert(Uuid::random());
        QCOMPARE(seen.size(), std::size_t{1000});
        QVERIFY(!seen.contains(Uuid{}));
        QVERIFY(Uuid{}.isNull());
        QCOMPARE(Uuid::derived("abc").text(), std::string("ba7816bf8f01cfea414140de5dae2223"));
        QVERIFY(Uuid::derived("abc") == Uuid::derived("abc"));
        QVERIFY(Uuid::derived("abc") != Uuid::derived("abd"));
        QVERIFY(std::hash<Uuid>{}(Uuid::derived("abc")) != std::hash<Uuid>{}(Uuid::derived("abd")));
    }
};

QTEST_GUILESS_MAIN(TestDigest)
#include "test_digest.moc"
