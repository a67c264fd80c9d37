// SPDX-License-Identifier: GPL-3.0-or-later
#include <random>

#include "rich_workspace.h"
#include "workspace/queries/verify.h"

using namespace leadlight;
using namespace leadlight::test;

namespace {

constexpr int bytesASeed = 20;

QByteArray bytesOf(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What a user of the file is told: "sound", or the code and the place.
std::string whatIsSaid(const SmallWorkspace &small, const std::string &path, const std::string &sound)
{
    const auto proof = workspace::verify(path, small.clock);
    if (!proof)
        return failureOf(proof);
    if (*proof)
        return failureOf(base::Result<void>(base::fail((*proof)->error)));
    const auto open = workspace::Workspace::open(path, {false, std::nullopt}, small.clock);
    if (!open)
        return failureOf(open);
    return dumpOf(**open) == sound ? "sound" : "CHANGED IN SILENCE";
}

/// An error of a fault of ours or of the disk says nothing of a damaged byte.
bool namesThePlace(const std::string &said)
{
    for (const char *area : {"workspace.", "ledger.", "verify.", "signature.", "model."}) {
        if (said.starts_with(area))
            return true;
    }
    return false;
}

} // namespace

class TestDamage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        HOLDS(makeRich(m_small));
        m_bytes = bytesOf(m_small.path());
        const auto open = workspace::Workspace::open(m_small.path(), {false, std::nullopt}, m_small.clock);
        HOLDS(open);
        m_dump = dumpOf(**open);
        QCOMPARE(whatIsSaid(m_small, m_small.path(), m_dump), std::string("sound"));
    }

    /// LEADLIGHT_DAMAGES=n tries n seeds of twenty bytes each instead of the ten.
    void aDamagedByteIsHarmlessOrNamed()
    {
        const int seeds = qEnvironmentVariableIsSet("LEADLIGHT_DAMAGES") ? qEnvironmentVariableIntValue("LEADLIGHT_DAMAGES") : 10;
        const std::string path = m_small.path("damaged.leadlight");
        int harmless = 0;
        int named = 0;
        for (int seed = 1; seed <= seeds; ++seed) {
            std::mt19937 random(static_cast<std::mt19937::result_type>(seed));
            for (int i = 0; i < bytesASeed; ++i) {
                // Half of the seeds hit bytes that hold something: most of a small file is room to grow.
                auto at = static_cast<qsizetype>(random() % static_cast<std::uint64_t>(m_bytes.size()));
                while (seed % 2 == 0 && m_bytes[at] == 0)
                    at = static_cast<qsizetype>(random() % static_cast<std::uint64_t>(m_bytes.size()));
                const auto mask = static_cast<char>(1 + random() % 255);
                QByteArray damaged = m_bytes;
                damaged[at] = static_cast<char>(damaged[at] ^ mask);
                QCOMPARE(m_small.file("damaged.leadlight", damaged.toStdString()), path);
                const std::string said = whatIsSaid(m_small, path, m_dump);
                const bool isSound = said == "sound";
                (isSound ? harmless : named) += 1;
                QVERIFY2(isSound || namesThePlace(said),
                         qPrintable(QStringLiteral("seed %1, byte %2 ^ %3: %4").arg(seed).arg(at).arg(static_cast<int>(static_cast<unsigned char>(mask))).arg(QString::fromStdString(said))));
            }
        }
        qInfo("%d harmless, %d named", harmless, named);
    }

private:
    SmallWorkspace m_small;
    QByteArray m_bytes;
    std::string m_dump;
};

QTEST_GUILESS_MAIN(TestDamage)
#include "test_damage.moc"
