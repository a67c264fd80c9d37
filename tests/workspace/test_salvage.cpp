// SPDX-License-Identifier: GPL-3.0-or-later
#include <random>
#include <set>
#include <sstream>

#include "rich_workspace.h"
#include "support/raw_sqlite.h"
#include "workspace/commands/salvage.h"

using namespace leadlight;
using namespace leadlight::test;

namespace {

using Lines = std::multiset<std::string>;

Lines linesOf(const std::string &dump)
{
    Lines lines;
    std::istringstream text(dump);
    for (std::string line; std::getline(text, line);)
        lines.insert(line);
    return lines;
}

std::string lossesOf(const workspace::SalvageReport &report)
{
    std::string text;
    for (const store::SalvageLoss &loss : report.salvaged.losses)
        text += loss.table + ' ' + std::to_string(loss.first) + '-' + std::to_string(loss.last) + ' ';
    return text;
}

std::string findingOf(const workspace::SalvageReport &report)
{
    return report.finding ? failureOf(base::Result<void>(base::fail(report.finding->error))) : "none";
}

} // namespace

class TestSalvage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        HOLDS(makeRich(m_small));
        m_bytes = bytesOf(m_small.path());
        m_dump = dumpOfFile(m_small.path());
    }

    void whatIsSoundComesOverWhole()
    {
        const auto report = salvaged(m_small.path());
        HOLDS(report);
        QCOMPARE(lossesOf(*report), std::string());
        QCOMPARE(findingOf(*report), std::string("none"));
        QCOMPARE(report->salvaged.leads, std::uint64_t{7});
        QCOMPARE(report->salvaged.leadsInPart, std::uint64_t{0});
        QCOMPARE(dumpOfFile(m_small.path("salvaged.leadlight")), m_dump);
        QCOMPARE(bytesOf(m_small.path()), m_bytes);
        const auto again = workspace::salvage(m_small.path(), m_small.path("salvaged.leadlight"), m_small.clock);
        QVERIFY(!again);
        QCOMPARE(again.error().code, std::string("workspace.exists"));
    }

    void whatIsLostIsNamed_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("losses");
        QTest::addColumn<int>("inPart");
        QTest::newRow("an account") << "UPDATE account SET name = 'other' WHERE row = 1"
                                    << "account 1-1 " << 0;
        QTest::newRow("a person") << "UPDATE person SET name = 'Somebody' WHERE number = 2"
                                  << "person 2-2 " << 0;
        QTest::newRow("a lead's row") << "UPDATE lead SET stage = 2 WHERE row = 1"
                                      << "lead 1-1 " << 1;
        QTest::newRow("a page of a column") << "UPDATE column_page SET data = zeroblob(length(data)) WHERE column_id = (SELECT id FROM column_def WHERE key = 'phone')"
                                            << "column_page phone 0-0 " << 6;
        QTest::newRow("a page of texts") << "UPDATE dictionary_page SET data = zeroblob(length(data)) WHERE column_id = (SELECT id FROM column_def WHERE key = 'industry')"
                                         << "dictionary_page industry 0-0 " << 6;
        QTest::newRow("activities") << "UPDATE activity_page SET data = zeroblob(length(data))"
                                    << "activity 1-4 activity_page 0-0 " << 0;
        QTest::newRow("a decision") << "UPDATE two_people SET other = 3"
                                    << "two_people 1-1 " << 0;
        QTest::newRow("a setting") << "UPDATE setting SET value = '7' WHERE key = 'review_months'"
                                   << "setting -1--1 " << 0;
    }
    void whatIsLostIsNamed()
    {
        QFETCH(QString, change);
        QFETCH(QString, losses);
        QFETCH(int, inPart);
        const std::string path = damagedCopy([](QByteArray &) {});
        {
            support::RawSqlite raw(path);
            QVERIFY(raw.run(change.toStdString()));
            QVERIFY(raw.cell("SELECT changes()") != "0");
        }
        const QByteArray before = bytesOf(path);
        const auto report = salvaged(path);
        HOLDS(report);
        QCOMPARE(QString::fromStdString(lossesOf(*report)), losses);
        QCOMPARE(static_cast<int>(report->salvaged.leadsInPart), inPart);
        QCOMPARE(bytesOf(path), before);
        HOLDS(workspace::Workspace::open(m_small.path("salvaged.leadlight"), {}, m_small.clock));
    }

    /// Damage a page at a time: what comes over stood there before, and what did not is said.
    void nothingIsInvented()
    {
        constexpr qsizetype page = 4096;
        const Lines whole = linesOf(m_dump);
        int made = 0;
        std::mt19937 random(11);
        for (qsizetype at = page; at < m_bytes.size(); at += page) {
            const std::string path = damagedCopy([&](QByteArray &bytes) {
                for (qsizetype i = at; i < at + page; ++i)
                    bytes[i] = static_cast<char>(random());
            });
            const auto report = salvaged(path);
            if (!report) {
                QCOMPARE(report.error().code, std::string("salvage.nothing"));
                continue;
            }
            ++made;
            const std::string dump = dumpOfFile(m_small.path("salvaged.leadlight"));
            const bool same = dump == m_dump;
            QVERIFY2(same || !report->salvaged.losses.empty() || report->finding,
                     qPrintable(QStringLiteral("page %1: less came over and nobody says so").arg(at / page)));
            for (const std::string &line : linesOf(dump)) {
                const bool isMarked = line.starts_with("{\"workspace\"") || line.find("in part") != std::string::npos || line.find("Lost person") != std::string::npos
                                      || line.find("lost:") != std::string::npos;
                // A line that lacks something is another one, but of words that were there before.
                QVERIFY2(whole.contains(line) || isMarked || isPartOf(line, m_dump), line.c_str());
            }
        }
        QVERIFY(made > 20);
        qInfo("%d of %d pages", made, static_cast<int>(m_bytes.size() / page - 1));
    }

    void aLogThatNobodyWorkedInCountsToo()
    {
        const std::string path = m_small.path("unfinished.leadlight");
        QFile::remove(QString::fromStdString(path));
        QVERIFY(QFile::copy(QString::fromStdString(m_small.path()), QString::fromStdString(path)));
        {
            auto open = workspace::Workspace::open(path, {}, m_small.clock);
            HOLDS(open);
            HOLDS(workspace::setLeadFields(**open, 5, {{"phone", "+49 30 5550909"}}, m_small.sales));
            for (const char *beside : {"", "-wal"})
                QVERIFY(QFile::copy(QString::fromStdString(path + beside), QString::fromStdString(m_small.path("killed.leadlight") + beside)));
        }
        const std::string killed = m_small.path("killed.leadlight");
        const QByteArray before = bytesOf(killed) + bytesOf(killed + "-wal");
        const auto report = salvaged(killed);
        HOLDS(report);
        QCOMPARE(findingOf(*report), std::string("none"));
        QVERIFY(dumpOfFile(m_small.path("salvaged.leadlight")).find("5550909") != std::string::npos);
        QCOMPARE(bytesOf(killed) + bytesOf(killed + "-wal"), before);
    }

private:
    [[nodiscard]] static QByteArray bytesOf(const std::string &path)
    {
        QFile file(QString::fromStdString(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] std::string dumpOfFile(const std::string &path) const
    {
        const auto open = workspace::Workspace::open(path, {false, std::nullopt}, m_small.clock);
        return open ? dumpOf(**open) : failureOf(open);
    }
    template <class Change> [[nodiscard]] std::string damagedCopy(const Change &change) const
    {
        QByteArray bytes = m_bytes;
        change(bytes);
        return m_small.file("damaged.leadlight", bytes.toStdString());
    }
    [[nodiscard]] base::Result<workspace::SalvageReport> salvaged(const std::string &path) const
    {
        QFile::remove(QString::fromStdString(m_small.path("salvaged.leadlight")));
        return workspace::salvage(path, m_small.path("salvaged.leadlight"), m_small.clock);
    }
    /// Whether every quoted text of the line stands somewhere in the dump.
    [[nodiscard]] static bool isPartOf(const std::string &line, const std::string &dump)
    {
        for (std::size_t at = line.find('"'); at != std::string::npos;) {
            const std::size_t end = line.find('"', at + 1);
            if (end == std::string::npos)
                return true;
            // "Lead 4" is what a lead without a name is called; one of which nothing is left keeps its place as a visitor.
            const std::string word = line.substr(at, end - at + 1);
            if (dump.find(word) == std::string::npos && !word.starts_with("\"Lead ") && word != "\"anonymous\"")
                return false;
            at = line.find('"', end + 1);
        }
        return true;
    }

    SmallWorkspace m_small;
    QByteArray m_bytes;
    std::string m_dump;
};

QTEST_GUILESS_MAIN(TestSalvage)
#include "test_salvage.moc"
