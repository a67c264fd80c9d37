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

std::size_t leadsIn(const StoredWorkspace &place)
{
    const auto store = place.open(OpenMode::read);
    if (!store)
        qFatal("%s", store.error().code.c_str());
    return (*store)->loadLeads().value().size();
}

void writeLeads(WorkspaceStore &store, std::size_t count, const std::string &salt, bool commit)
{
    auto write = store.beginWrite();
    QVERIFY(write.has_value());
    QVERIFY(write->appendLeads(StoredWorkspace::leads(count, salt)).has_value());
    QVERIFY(write->appendLedger(base::Instant{1}, "import", "import", "{}").has_value());
    if (commit)
        QVERIFY(write->commit().has_value());
}

} // namespace

class TestTransaction : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsNotCommittedIsNotThere()
    {
        const StoredWorkspace place;
        {
            const auto store = place.create();
            QVERIFY(store.has_value());
            writeLeads(**store, 100, "kept", true);
            writeLeads(**store, 500, "dropped", false);
            QCOMPARE((*store)->loadLeads().value().size(), std::size_t{100});
            QCOMPARE((*store)->ledgerHead().value()->seq, std::uint64_t{1});
            writeLeads(**store, 20, "later", true);
        }
        QCOMPARE(leadsIn(place), std::size_t{120});
    }

    void anErrorLosesTheWholeTransaction()
    {
        const StoredWorkspace place;
        const auto store = place.create();
        QVERIFY(store.has_value());
        {
            auto write = (*store)->beginWrite();
            QVERIFY(write->setSetting("k", "v").has_value());
            auto twice = StoredWorkspace::leads(2);
            twice[1].id = twice[0].id;
            const auto refused = write->appendLeads(twice);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, std::string("store.constraint"));
            QCOMPARE(write->setSetting("k2", "v").error().code, std::string("store.constraint"));
            QCOMPARE(write->commit().error().code, std::string("store.constraint"));
        }
        QVERIFY(!(*store)->setting("k").value().has_value());
        writeLeads(**store, 1, "after", true);
        QCOMPARE((*store)->loadLeads().value().size(), std::size_t{1});
    }

    void oneTransactionAtATime()
    {
        const StoredWorkspace place;
        const auto store = place.create();
        auto first = (*store)->beginWrite();
        QVERIFY(first.has_value());
        QCOMPARE((*store)->beginWrite().error().code, std::string("store.write_in_write"));
        QVERIFY(first->commit().has_value());
        QCOMPARE(first->commit().error().code, std::string("store.committed_already"));
        QVERIFY((*store)->beginWrite().has_value());
    }

    void aKilledImportLeavesNothing()
    {
        const StoredWorkspace place;
        {
            const auto store = place.create();
            writeLeads(**store, 10, "before", true);
        }
        int ends[2];
        QCOMPARE(::pipe(ends), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            const auto store = place.open(OpenMode::write);
            writeLeads(**store, 5, "acknowledged", true);
            // Enough to spill out of the cache, so that the log holds uncommitted pages.
            auto write = (*store)->beginWrite();
            if (!write->appendLeads(StoredWorkspace::leads(300000, "half")).has_value())
                ::_exit(1);
            const char said = 'h';
            if (::write(ends[1], &said, 1) == 1)
                ::raise(SIGKILL);
            ::_exit(1);
        }
        ::close(ends[1]);
        char said = 0;
        QVERIFY(::read(ends[0], &said, 1) == 1);
        ::close(ends[0]);
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status));
        QCOMPARE(leadsIn(place), std::size_t{15});
        const auto store = place.open(OpenMode::write);
        QVERIFY(store.has_value());
        QVERIFY((*store)->verifyStorage().has_value());
        QVERIFY((*store)->verifyLedger().has_value());
        QCOMPARE((*store)->ledgerHead().value()->seq, std::uint64_t{2});
    }
};

QTEST_GUILESS_MAIN(TestTransaction)
#include "test_transaction.moc"
