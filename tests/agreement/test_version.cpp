// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "agreement/version.h"

using namespace leadlight;
using namespace leadlight::agreement;

namespace {

struct Signer {
    base::Uuid person;
    SealedKey key = makeKey("p", SealCost::minimal);

    explicit Signer(const char *name) : person(base::Uuid::derived(name)) {}

    VersionSignature signFor(const ModelVersion &version, domain::Side side) const
    {
        const auto signature = sign(key, "p", signedBytes(version.number, side, version.bytes));
        return {person, side, base::Instant{1'700'000'000}, key.publicKey, signature.value()};
    }
};

ModelVersion unsignedVersion()
{
    ModelVersion version;
    version.number = 3;
    version.bytes = "{\"axes\":[]}";
    return version;
}

std::string proofOf(const ModelVersion &version)
{
    const auto proof = proveSignatures(version);
    if (proof)
        return "holds";
    return proof.error().code + (proof.error().arguments.empty() ? "" : ' ' + proof.error().arguments[0]);
}

} // namespace

class TestVersion : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void statesHaveKeys()
    {
        for (int i = 0; i < 6; ++i) {
            const auto state = static_cast<VersionState>(i);
            QVERIFY(parseVersionState(keyOf(state)) == state);
        }
        QCOMPARE(keyOf(VersionState::signedByBoth), std::string_view("signed"));
        QVERIFY(!parseVersionState("Draft"));
    }

    void oneSignatureOfEachSideHolds()
    {
        const Signer lena("lena");
        const Signer jonas("jonas");
        ModelVersion version = unsignedVersion();
        QCOMPARE(proofOf(version), std::string("signature.missing marketing"));
        version.signatures.push_back(lena.signFor(version, domain::Side::marketing));
        QCOMPARE(proofOf(version), std::string("signature.missing sales"));
        version.signatures.push_back(jonas.signFor(version, domain::Side::sales));
        QCOMPARE(proofOf(version), std::string("holds"));
    }

    void changedContentIsNoticed()
    {
        const Signer lena("lena");
        const Signer jonas("jonas");
        ModelVersion version = unsignedVersion();
        version.signatures = {lena.signFor(version, domain::Side::marketing),
                              jonas.signFor(version, domain::Side::sales)};
        ModelVersion edited = version;
        edited.bytes += ' ';
        QCOMPARE(proofOf(edited), std::string("signature.invalid marketing"));
        ModelVersion renumbered = version;
        renumbered.number = 4;
        QCOMPARE(proofOf(renumbered), std::string("signature.invalid marketing"));
        ModelVersion otherSide = version;
        otherSide.signatures[1] = lena.signFor(version, domain::Side::marketing);
        otherSide.signatures[1].side = domain::Side::sales;
        QCOMPARE(proofOf(otherSide), std::string("signature.invalid sales"));
    }

    void onePersonCannotSignForBoth()
    {
        const Signer both("both");
        ModelVersion version = unsignedVersion();
        version.signatures = {both.signFor(version, domain::Side::marketing),
                              both.signFor(version, domain::Side::sales)};
        QCOMPARE(proofOf(version), std::string("signature.same_person"));
        version.signatures[1].person = base::Uuid::derived("an alias with the same key");
        QCOMPARE(proofOf(version), std::string("signature.same_person"));
        version.signatures.push_back(Signer("jonas").signFor(version, domain::Side::sales));
        QCOMPARE(proofOf(version), std::string("holds"));
    }
};

QTEST_GUILESS_MAIN(TestVersion)
#include "test_version.moc"
