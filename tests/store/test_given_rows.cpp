// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <rapidcheck.h>

#include "store/account_names.h"
#include "store/failure.h"
#include "store/given_rows.h"
#include "support/raw_sqlite.h"
#include "support/stored_workspace.h"

using namespace leadlight;
using namespace leadlight::store;
using support::RawSqlite;
using support::StoredWorkspace;

namespace {

/// Pairs of a number and a text; a negative number is none.
class Pairs final : public GivenRows {
public:
    explicit Pairs(std::vector<std::pair<std::int64_t, std::string>> pairs) : m_pairs(std::move(pairs)) {}
    [[nodiscard]] std::size_t size() const override { return m_pairs.size(); }
    void give(std::size_t row, int column, GivenCell cell) const override
    {
        const auto &[number, text] = m_pairs[row];
        if (column == 1)
            cell.text(text);
        else if (number >= 0)
            cell.integer(number);
    }

private:
    std::vector<std::pair<std::int64_t, std::string>> m_pairs;
};

std::vector<domain::Account> accounts(std::initializer_list<const char *> keys)
{
    std::vector<domain::Account> made;
    for (const char *key : keys)
        made.push_back({key, std::string("Name of ") + key, "", false});
    return made;
}

} // namespace

class TestGivenRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsGivenIsRead()
    {
        QVERIFY(rc::check("all rows, in order, blanks as NULL", [](const std::vector<std::pair<std::int64_t, std::string>> &pairs) {
            Connection connection(":memory:", Connection::Access::write);
            const Pairs given(pairs);
            Rows rows(connection.cached("SELECT c0, c1 FROM given_rows(?)").rows(given));
            for (const auto &[number, text] : pairs) {
                RC_ASSERT(rows.next());
                RC_ASSERT(rows->optionalInteger(0) == (number < 0 ? std::nullopt : std::optional(number)));
                RC_ASSERT(rows->text(1) == text);
            }
            RC_ASSERT(!rows.next());
        }));
    }

    void nothingIsReadWhereNothingIsBound()
    {
        Connection connection(":memory:", Connection::Access::write);
        QCOMPARE(connection.integer("SELECT count(*) FROM given_rows(NULL)"), std::int64_t{0});
        QCOMPARE(connection.integer("SELECT count(*) FROM given_rows(12345)"), std::int64_t{0});
        QVERIFY_EXCEPTION_THROWN((void)connection.integer("SELECT count(*) FROM given_rows"), Failure);
    }

    void aSchemaCannotReadThem()
    {
        const StoredWorkspace place;
        QVERIFY(place.create().has_value());
        QVERIFY(RawSqlite(place.path()).run("CREATE VIEW borrowed AS SELECT c0 FROM given_rows(1)"));
        Connection connection(place.path(), Connection::Access::read);
        QVERIFY_EXCEPTION_THROWN((void)connection.integer("SELECT count(*) FROM borrowed"), Failure);
    }

    void accountsGoInAtOnceOrOneByOne()
    {
        const StoredWorkspace place;
        {
            const auto store = place.create();
            auto write = (*store)->beginWrite();
            QCOMPARE(write->putAccounts(accounts({"b", "a"})).value(), (std::vector<std::uint32_t>{0, 1}));
            // One of them is known, so each finds its own row.
            QCOMPARE(write->putAccounts(accounts({"c", "a", "d"})).value(), (std::vector<std::uint32_t>{2, 1, 3}));
            QCOMPARE(write->putAccounts({}).value(), std::vector<std::uint32_t>{});
            QVERIFY(write->commit().has_value());
        }
        RawSqlite raw(place.path());
        QCOMPARE(raw.cell("SELECT group_concat(key, '') FROM (SELECT key FROM account ORDER BY row)"), std::string("bacd"));
    }

    void ofTwoNamesTheLaterCounts()
    {
        const StoredWorkspace place;
        {
            const auto store = place.create();
            const auto changes = (*store)->recordChanges();
            QVERIFY(changes.has_value());
            auto write = (*store)->beginWrite();
            QVERIFY(write->appendLeads(StoredWorkspace::leads(3)).has_value());
            QVERIFY(write->putExternalRefs(Entity::lead, "crm", std::vector<ExternalRef>{{"L1", 0}, {"L2", 1}}).has_value());
            QVERIFY(write->putExternalRefs(Entity::lead, "crm", std::vector<ExternalRef>{{"L2", 2}, {"L3", 1}, {"L3", 0}}).has_value());
            QVERIFY(write->commit().has_value());
        }
        RawSqlite raw(place.path());
        QCOMPARE(raw.cell("SELECT group_concat(id || row, ' ') FROM (SELECT * FROM external_ref ORDER BY id)"), std::string("L10 L22 L30"));
    }
};

QTEST_GUILESS_MAIN(TestGivenRows)
#include "test_given_rows.moc"
