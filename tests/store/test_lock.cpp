// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <csignal>

#include <sys/wait.h>
#include <unistd.h>

#include "support/stored_workspace.h"

using namespace leadlight;
using namespace leadlight::store;
using support::StoredWorkspace;

namespace {

/// A process that opens the workspace for writing, says so, and lives until it is killed.
class OtherWriter {
public:
    explicit OtherWriter(const StoredWorkspace &place)
    {
        int ends[2];
        if (::pipe(ends) != 0)
            qFatal("no pipe");
        m_process = ::fork();
        if (m_process == 0) {
            const auto store = place.open(OpenMode::write);
            const char said = store ? 'y' : 'n';
            if (::write(ends[1], &said, 1) != 1)
                ::_exit(1);
            while (true)
                ::pause();
        }
        ::close(ends[1]);
        char said = 'n';
        m_opened = ::read(ends[0], &said, 1) == 1 && said == 'y';
        ::close(ends[0]);
    }
    ~OtherWriter() { kill(); }
    void kill()
    {
        if (m_process > 0) {
            ::kill(m_process, SIGKILL);
            ::waitpid(m_process, nullptr, 0);
            m_process = -1;
        }
    }
    bool opened() const { return m_opened; }

private:
    pid_t m_process = -1;
    bool m_opened = false;
};

} // namespace

class TestLock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSecondWriterIsToldWhoWrites()
    {
        const StoredWorkspace place;
        const auto first = place.create();
        QVERIFY(first.has_value());
        const auto second = place.open(OpenMode::write);
        QVERIFY(!second);
        QCOMPARE(second.error().code, std::string("workspace.in_use"));
        QCOMPARE(second.error().kind, base::ErrorKind::inUse);
        QCOMPARE(second.error().arguments.size(), std::size_t{4});
        QVERIFY(!second.error().arguments[1].empty());
        QVERIFY(base::parseIsoInstant(second.error().arguments[3]).has_value());
    }

    void readersAreLetIn()
    {
        const StoredWorkspace place;
        const auto writer = place.create();
        QVERIFY(writer.has_value());
        const auto reader = place.open(OpenMode::read);
        QVERIFY(reader.has_value());
        const auto before = (*reader)->dataVersion();
        auto write = (*writer)->beginWrite();
        QVERIFY(write->setSetting("k", "v").has_value());
        QVERIFY(write->commit().has_value());
        QCOMPARE((*reader)->setting("k").value(), std::optional<std::string>("v"));
        QVERIFY((*reader)->dataVersion().value() != before.value());
    }

    void aReadHandleHoldsOneMoment()
    {
        const StoredWorkspace place;
        const auto writer = place.create();
        const auto reader = place.open(OpenMode::read);
        QVERIFY(writer.has_value() && reader.has_value());
        auto moment = (*reader)->beginRead();
        QVERIFY(moment.has_value());
        {
            auto write = (*writer)->beginWrite();
            QVERIFY(write->setSetting("k", "v").has_value());
            QVERIFY(write->commit().has_value());
        }
        QVERIFY(!(*reader)->setting("k").value().has_value());
        moment->reset();
        QVERIFY((*reader)->setting("k").value().has_value());
    }

    void anotherProcessKeepsUsOutUntilItDies()
    {
        const StoredWorkspace place;
        QVERIFY(place.create().has_value());
        OtherWriter other(place);
        QVERIFY(other.opened());
        QCOMPARE(place.open(OpenMode::write).error().code, std::string("workspace.in_use"));
        QVERIFY(place.open(OpenMode::read).has_value());
        other.kill();
        QVERIFY(place.open(OpenMode::write).has_value()); // no question asked
    }

    void theLockIsFreedOnClosing()
    {
        const StoredWorkspace place;
        QVERIFY(place.create().has_value());
        QVERIFY(place.open(OpenMode::write).has_value());
        QVERIFY(place.open(OpenMode::write).has_value());
    }

    void anotherNameForTheFileIsTheSameFile()
    {
        const StoredWorkspace place;
        const auto writer = place.create();
        QVERIFY(writer.has_value());
        const std::string alias = place.path("alias.leadlight");
        QVERIFY(QFile::link(QString::fromStdString(place.path()), QString::fromStdString(alias)));
        const auto second = WorkspaceStore::open(alias, OpenMode::write, std::chrono::milliseconds(0));
        QVERIFY(!second);
        QCOMPARE(second.error().code, std::string("workspace.in_use"));
    }
};

QTEST_GUILESS_MAIN(TestLock)
#include "test_lock.moc"
