// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <vector>

#include <rapidcheck.h>

#include "agreement/ledger.h"

using namespace leadlight;
using namespace leadlight::agreement;

namespace {

struct Chain {
    std::vector<LedgerEntry> entries;
    std::vector<LedgerPayload> payloads;

    explicit Chain(std::size_t length)
    {
        std::optional<LedgerEntry> last;
        for (std::size_t i = 0; i < length; ++i) {
            LedgerPayload payload;
            payload.salt.fill(static_cast<std::uint8_t>(i));
            payload.json = "{\"n\":" + std::to_string(i) + "}";
            const base::Instant time{1'700'000'000 + static_cast<std::int64_t>(i)};
            entries.push_back(chained(last, base::Uuid::derived("o"), time, "move", "model", payload));
            payloads.push_back(payload);
            last = entries.back();
        }
    }

    std::optional<ChainFinding> firstFinding() const
    {
        std::optional<LedgerEntry> last;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            if (const auto finding = check(last, entries[i], &payloads[i]))
                return finding;
            last = entries[i];
        }
        return std::nullopt;
    }
};

} // namespace

class TestLedger : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aChainHolds()
    {
        const Chain chain(20);
        QVERIFY(!chain.firstFinding());
        QCOMPARE(chain.entries.front().seq, std::uint64_t{1});
        QVERIFY(chain.entries.front().previous == base::Digest{});
        QVERIFY(chain.entries[1].previous == chain.entries[0].hash);
    }

    void everyChangedPartIsFound()
    {
        const auto codeAfter = [](auto change) {
            Chain chain(5);
            change(chain);
            const auto finding = chain.firstFinding();
            return finding ? finding->code + ' ' + std::to_string(finding->seq) : std::string("none");
        };
        QCOMPARE(codeAfter([](Chain &c) { c.entries[2].actor = "x"; }), std::string("ledger.hash 3"));
        QCOMPARE(codeAfter([](Chain &c) { c.entries[2].kind = "x"; }), std::string("ledger.hash 3"));
        QCOMPARE(codeAfter([](Chain &c) { c.entries[2].time.seconds += 1; }), std::string("ledger.hash 3"));
        QCOMPARE(codeAfter([](Chain &c) { c.entries[2].origin.bytes[0] ^= 1; }), std::string("ledger.hash 3"));
        QCOMPARE(codeAfter([](Chain &c) { c.payloads[2].json = "{}"; }), std::string("ledger.payload 3"));
        QCOMPARE(codeAfter([](Chain &c) { c.payloads[2].salt[0] ^= 1; }), std::string("ledger.payload 3"));
        QCOMPARE(codeAfter([](Chain &c) { std::swap(c.entries[2], c.entries[3]); }), std::string("ledger.gap 4"));
        QCOMPARE(codeAfter([](Chain &c) {
                     c.entries.erase(c.entries.begin() + 2);
                     c.payloads.erase(c.payloads.begin() + 2);
                 }),
                 std::string("ledger.gap 4"));
    }

    void aForgedHashBreaksTheNextEntry()
    {
        Chain chain(5);
        chain.payloads[2].json = "{\"n\":99}";
        chain.entries[2].payloadHash = payloadHash(chain.payloads[2]);
        chain.entries[2].hash = entryHash(chain.entries[2]);
        const auto finding = chain.firstFinding();
        QVERIFY(finding.has_value());
        QCOMPARE(finding->code, std::string("ledger.previous"));
        QCOMPARE(finding->seq, std::uint64_t{4});
    }

    void anErasedPayloadLeavesTheChainWhole()
    {
        const Chain chain(3);
        QVERIFY(!check(chain.entries[0], chain.entries[1], nullptr));
    }

    void bytesThatAreNotUtf8DoNotThrow()
    {
        Chain chain(2);
        chain.entries[1].actor = "\xff\xfe";
        QCOMPARE(chain.firstFinding()->code, std::string("ledger.hash"));
    }

    void theCanonicalFormIsFixed()
    {
        // Once a workspace is out in the world this hash must never come out differently.
        LedgerPayload payload;
        payload.json = "{}";
        const LedgerEntry entry = chained(std::nullopt, base::Uuid{}, base::Instant{0}, "move", "model", payload);
        std::string bytes(32, '\0');
        bytes +=
            "{\"actor\":\"model\",\"kind\":\"move\",\"origin\":\"00000000000000000000000000000000\",\"payload_hash\":\""
            + base::hex(base::sha256(std::string(16, '\0') + "{}")) + "\",\"seq\":1,\"time\":0}";
        QCOMPARE(base::hex(entry.hash), base::hex(base::sha256(bytes)));
    }
};

QTEST_GUILESS_MAIN(TestLedger)
#include "test_ledger.moc"
