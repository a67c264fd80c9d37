// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <rapidcheck.h>

#include "agreement/keys.h"

using namespace leadlight;
using namespace leadlight::agreement;

class TestKeys : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void signsAndProves()
    {
        const SealedKey key = makeKey("correct horse", SealCost::minimal);
        const auto signature = sign(key, "correct horse", "these bytes");
        QVERIFY(signature.has_value());
        QVERIFY(isSignatureOf(key.publicKey, "these bytes", *signature));
        QVERIFY(!isSignatureOf(key.publicKey, "these bytez", *signature));
        const SealedKey other = makeKey("correct horse", SealCost::minimal);
        QVERIFY(other.publicKey != key.publicKey);
        QVERIFY(!isSignatureOf(other.publicKey, "these bytes", *signature));
    }

    void refusesTheWrongPassphrase()
    {
        const SealedKey key = makeKey("right", SealCost::minimal);
        const auto signature = sign(key, "wrong", "x");
        QVERIFY(!signature);
        QCOMPARE(signature.error().code, std::string("key.wrong_passphrase"));
        QCOMPARE(signature.error().kind, base::ErrorKind::proof);
    }

    void interactiveCostOpensToo()
    {
        const SealedKey key = makeKey("slow", SealCost::interactive);
        QVERIFY(sign(key, "slow", "x").has_value());
    }

    void noticesEveryDamage()
    {
        const SealedKey key = makeKey("p", SealCost::minimal);
        QVERIFY(rc::check("one changed byte never yields a signature", [&] {
            SealedKey changed = key;
            const auto at = *rc::gen::inRange<std::size_t>(0, changed.sealed.size());
            changed.sealed[at] ^= static_cast<std::uint8_t>(*rc::gen::inRange(1, 256));
            // The cost byte 0 is a valid cost, and takes its time; the outcome is the same.
            RC_PRE(at != 1);
            RC_ASSERT(!sign(changed, "p", "x"));
        }));
        SealedKey swapped = key;
        swapped.publicKey = makeKey("p", SealCost::minimal).publicKey;
        QCOMPARE(sign(swapped, "p", "x").error().code, std::string("key.damaged"));
        SealedKey cut = key;
        cut.sealed.pop_back();
        QCOMPARE(sign(cut, "p", "x").error().code, std::string("key.damaged"));
    }

    void aSeedAlwaysGivesTheSameKey()
    {
        const base::Digest seed = base::sha256("seed 7");
        QVERIFY(makeKey("sample", SealCost::minimal, &seed) == makeKey("sample", SealCost::minimal, &seed));
        const base::Digest other = base::sha256("seed 8");
        QVERIFY(makeKey("sample", SealCost::minimal, &other).publicKey
                != makeKey("sample", SealCost::minimal, &seed).publicKey);
    }

    void thePassphraseIsNotInTheSealedKey()
    {
        const SealedKey key = makeKey("unmistakable", SealCost::minimal);
        const std::string sealed(key.sealed.begin(), key.sealed.end());
        QVERIFY(sealed.find("unmistakable") == std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestKeys)
#include "test_keys.moc"
