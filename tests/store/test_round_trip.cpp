// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <algorithm>
#include <cmath>

#include "support/stored_workspace.h"

using namespace leadlight;
using namespace leadlight::store;
using support::StoredWorkspace;

namespace {

struct Filled {
    StoredWorkspace place;
    std::unique_ptr<WorkspaceStore> store;

    Filled()
    {
        auto made = place.create();
        if (!made)
            qFatal("%s", made.error().code.c_str());
        store = std::move(*made);
    }
    /// Runs `work` in a transaction and commits it.
    template <class Work> void change(const Work &work)
    {
        auto write = store->beginWrite();
        if (!write)
            qFatal("%s", write.error().code.c_str());
        work(*write);
        if (const auto done = write->commit(); !done)
            qFatal("%s", done.error().code.c_str());
    }
    void reopen()
    {
        store.reset();
        auto opened = place.open(OpenMode::write);
        if (!opened)
            qFatal("%s", opened.error().code.c_str());
        store = std::move(*opened);
    }
};

std::vector<std::string> cells(const data::Table &table, std::string_view key)
{
    std::vector<std::string> texts;
    const data::Column *column = table.find(key);
    for (std::size_t row = 0; column && row < table.rows(); ++row)
        texts.push_back(column->cellText(row));
    return texts;
}

data::Column textColumn(const std::vector<std::string> &texts, std::shared_ptr<data::Dictionary> dictionary)
{
    std::vector<std::uint32_t> codes;
    for (const std::string &text : texts)
        codes.push_back(dictionary->codeFor(text));
    return {"company", "Company", data::TextColumn{std::move(dictionary), codes}};
}

std::vector<std::string> companies(std::size_t count)
{
    std::vector<std::string> texts(count);
    for (std::size_t i = 0; i < count; ++i)
        texts[i] = i % 5 == 0 ? "" : "Company " + std::to_string(i * 7919 % count);
    return texts;
}

StoredActivity activityOf(std::uint32_t lead, std::int64_t time, std::uint32_t type)
{
    StoredActivity activity;
    activity.row.lead = lead;
    activity.row.time = time;
    activity.row.type = type;
    activity.key = std::uint64_t{lead} << 40 | static_cast<std::uint64_t>(time);
    return activity;
}

ActivityDictionaries dictionariesOf(std::initializer_list<const char *> types)
{
    auto dictionary = std::make_shared<data::Dictionary>();
    for (const char *type : types)
        dictionary->codeFor(type);
    const auto none = std::make_shared<const data::Dictionary>();
    return {dictionary, none, none, none, none};
}

} // namespace

class TestRoundTrip : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leadsReadBack()
    {
        Filled filled;
        auto rows = StoredWorkspace::leads(3);
        rows[1].dueAt = -5;
        rows[1].sentByHand = true;
        rows[1].quarantine = "junk: naïve \xF0\x9F\x92\xA9";
        rows[2].import = 9;
        filled.change([&](Write &write) {
            QVERIFY(write.putPerson({base::Uuid::derived("lena"), "Lena", domain::Side::marketing, "l@x.de", true})
                        .has_value());
            QVERIFY(
                write.putAccounts(std::vector<domain::Account>{{"acme.com", "Acme", "acme.com", false}}).has_value());
            rows[0].owner = 1;
            rows[2].account = 1;
            QCOMPARE(write.appendLeads(rows).value(), 0U);
            QCOMPARE(write.appendLeads(StoredWorkspace::leads(2, "more")).value(), 3U);
            rows[0].stage = domain::Stage::won;
            QVERIFY(write.setLead(0, rows[0]).has_value());
        });
        filled.reopen();
        const LoadedLeads leads = filled.store->loadLeads().value();
        QCOMPARE(leads.size(), std::size_t{5});
        for (std::size_t i = 0; i < rows.size(); ++i)
            QVERIFY(leads.rowAt(i) == rows[i]);
        auto write = filled.store->beginWrite();
        QCOMPARE(write->setLead(5, rows[0]).error().code, std::string("store.no_such_lead"));
    }

    void columnsOfEachTypeReadBack()
    {
        constexpr std::size_t count = rowsOfTwoPages;
        Filled filled;
        const auto texts = companies(count);
        std::vector<double> numbers(count, std::numeric_limits<double>::quiet_NaN());
        std::vector<std::int64_t> instants(count, data::InstantColumn::blank);
        for (std::size_t i = 0; i < count; i += 3) {
            numbers[i] = static_cast<double>(i) / 4;
            instants[i] = 1'700'000'000 - static_cast<std::int64_t>(i) * 86400;
        }
        filled.change([&](Write &write) {
            QVERIFY(write.appendLeads(StoredWorkspace::leads(count)).has_value());
            QVERIFY(write.putColumn(Entity::lead, textColumn(texts, std::make_shared<data::Dictionary>())).has_value());
            QVERIFY(write.putColumn(Entity::lead, {"revenue", "Revenue", data::NumberColumn{numbers}}).has_value());
            QVERIFY(
                write.putColumn(Entity::lead, {"created_at", "Created", data::InstantColumn{instants}}).has_value());
        });
        filled.reopen();
        const LoadedLeads leads = filled.store->loadLeads().value();
        QCOMPARE(leads.table.columns().size(), std::size_t{3});
        QCOMPARE(leads.table.columns()[0]->label, std::string("Company"));
        QCOMPARE(cells(leads.table, "company"), texts);
        QCOMPARE(leads.table.find("created_at")->asInstant()->seconds, instants);
        const auto &back = leads.table.find("revenue")->asNumber()->values;
        for (std::size_t i = 0; i < count; ++i)
            QVERIFY(back[i] == numbers[i] || (std::isnan(back[i]) && std::isnan(numbers[i])));
        QVERIFY(filled.store->verifyStorage().has_value());
    }

    void aGrownColumnKeepsWhatItHad()
    {
        constexpr std::size_t count = 5000;
        Filled filled;
        auto texts = companies(count);
        auto dictionary = std::make_shared<data::Dictionary>();
        filled.change([&](Write &write) {
            QVERIFY(write.appendLeads(StoredWorkspace::leads(count)).has_value());
            QVERIFY(write.putColumn(Entity::lead, textColumn(texts, dictionary)).has_value());
        });
        // One lead more by hand, and one changed value, as a command does it: from what was loaded.
        const LoadedLeads before = filled.store->loadLeads().value();
        auto grown = std::make_shared<data::Dictionary>(*before.table.find("company")->asText()->dictionary);
        texts[17] = "Renamed";
        texts.push_back("Newcomer");
        filled.change([&](Write &write) {
            QCOMPARE(write.appendLeads(StoredWorkspace::leads(1, "new")).value(), std::uint32_t{count});
            const std::vector<std::uint32_t> rows{17, count};
            QVERIFY(write.putColumn(Entity::lead, textColumn(texts, grown), 0, rows).has_value());
        });
        filled.reopen();
        QCOMPARE(cells(filled.store->loadLeads().value().table, "company"), texts);
    }

    void aColumnMayChangeItsDictionaryAndType()
    {
        Filled filled;
        const std::vector<std::string> texts{"b", "a", "", "b"};
        const std::vector<std::string> others{"z", "a", "b", "y"};
        filled.change([&](Write &write) {
            QVERIFY(write.appendLeads(StoredWorkspace::leads(4)).has_value());
            QVERIFY(write.putColumn(Entity::lead, textColumn(texts, std::make_shared<data::Dictionary>())).has_value());
            QVERIFY(
                write.putColumn(Entity::lead, textColumn(others, std::make_shared<data::Dictionary>())).has_value());
        });
        QCOMPARE(cells(filled.store->loadLeads().value().table, "company"), others);
        filled.change([&](Write &write) {
            QVERIFY(write.putColumn(Entity::lead, {"company", "Firm", data::NumberColumn{{1, 2}}}).has_value());
        });
        const LoadedLeads leads = filled.store->loadLeads().value();
        QCOMPARE(cells(leads.table, "company"), (std::vector<std::string>{"1", "2", "", ""}));
        QCOMPARE(leads.table.find("company")->label, std::string("Firm"));
        auto write = filled.store->beginWrite();
        const auto tooLong = write->putColumn(Entity::lead, {"x", "X", data::NumberColumn{{1, 2, 3, 4, 5}}});
        QCOMPARE(tooLong.error().code, std::string("store.column_too_long"));
    }

    void longTextsReadBack()
    {
        Filled filled;
        const std::vector<std::string> texts{std::string(1'000'000, 'x'), std::string("nul\0inside", 10),
                                             "\xFF not UTF-8", std::string(300'000, 'y')};
        filled.change([&](Write &write) {
            QVERIFY(write.appendLeads(StoredWorkspace::leads(4)).has_value());
            QVERIFY(write.putColumn(Entity::lead, textColumn(texts, std::make_shared<data::Dictionary>())).has_value());
        });
        filled.reopen();
        QCOMPARE(cells(filled.store->loadLeads().value().table, "company"), texts);
    }

    void activitiesReadBackSorted()
    {
        Filled filled;
        filled.change([&](Write &write) {
            QVERIFY(write.appendLeads(StoredWorkspace::leads(10)).has_value());
            std::vector<StoredActivity> many;
            for (std::uint32_t i = 0; i < 9000; ++i)
                many.push_back(activityOf(9 - i % 10, 1'700'000'000 - i, 1 + i % 2));
            many[5].row.number = 2.5;
            QVERIFY(write.appendActivities(many, dictionariesOf({"web_visit", "webinar"})).has_value());
        });
        filled.change([&](Write &write) {
            const std::vector<StoredActivity> one{activityOf(4, 1'800'000'000, 3)};
            QVERIFY(write.appendActivities(one, dictionariesOf({"web_visit", "webinar", "phone_call"})).has_value());
        });
        filled.reopen();
        const data::ActivityTable table = filled.store->loadActivities(10).value();
        QCOMPARE(table.size(), std::size_t{9001});
        for (std::size_t lead = 0; lead < 10; ++lead) {
            const auto begin = table.time.begin() + table.first[lead];
            const auto end = table.time.begin() + table.first[lead + 1];
            QVERIFY(std::is_sorted(begin, end));
        }
        QCOMPARE(table.types->text(table.type[table.first[5] - 1]), std::string("phone_call"));
        QCOMPARE(std::count(table.number.begin(), table.number.end(), 2.5), 1);
        const auto keys = filled.store->activityKeys().value();
        QCOMPARE(keys.size(), std::size_t{9001});
        QVERIFY(std::is_sorted(keys.begin(), keys.end()));
        QVERIFY(filled.store->verifyStorage().has_value());
        QCOMPARE(filled.store->loadActivities(4).error().code,
                 std::string("workspace.damaged")); // leads that are not there
    }

    void whatHappenedAtAccountsReadsBack()
    {
        Filled filled;
        const std::vector<domain::Account> accounts{{"name:one", "One", "", false}, {"name:two", "Two", "", false}};
        AccountActivity visit{1, {{1'700'000'000}, "company_visit", domain::Channel::web, "prices", "Pumps", "evaluation", "Spring", 2.5, "text"}, ~std::uint64_t{0}, 7};
        AccountActivity bare{0, {{-5}, "call", domain::Channel::phone, {}, {}, {}, {}, std::nullopt, {}}, 1, 0};
        filled.change([&](Write &write) {
            QVERIFY(write.putAccounts(accounts).has_value());
            QVERIFY(write.appendAccountActivities(std::vector{visit, bare}).has_value());
        });
        filled.reopen();
        QCOMPARE(filled.store->accountActivities().value(), (std::vector{visit, bare}));
        visit.account = 2; // an account that is not there
        auto write = filled.store->beginWrite();
        QVERIFY(write.has_value());
        QVERIFY(!write->appendAccountActivities(std::vector{visit}).has_value() || !write->commit().has_value());
    }

    void singleActivitiesAreFolded()
    {
        Filled filled;
        const auto dictionaries = dictionariesOf({"web_visit"});
        filled.change([&](Write &write) {
            QVERIFY(write.appendLeads(StoredWorkspace::leads(3)).has_value());
            QVERIFY(write.appendActivities(std::vector(2000, activityOf(1, 5, 1)), dictionaries).has_value());
        });
        filled.change([&](Write &write) {
            for (int i = 0; i < 4500; ++i) // enough that the small pages are folded once
                QVERIFY(write.appendActivities(std::vector{activityOf(2, i, 1)}, dictionaries).has_value());
        });
        const data::ActivityTable table = filled.store->loadActivities(3).value();
        QCOMPARE(table.size(), std::size_t{6500});
        for (std::uint32_t i = 0; i < 4500; ++i)
            QCOMPARE(table.time[table.first[2] + i], std::int64_t{i});
    }

    void activityDictionariesOnlyGrow()
    {
        Filled filled;
        filled.change([&](Write &write) {
            QVERIFY(write.appendLeads(StoredWorkspace::leads(1)).has_value());
            QVERIFY(write.appendActivities(std::vector{activityOf(0, 1, 1)}, dictionariesOf({"a", "b"})).has_value());
        });
        for (const auto &dictionaries :
             {dictionariesOf({"a"}), dictionariesOf({"b", "a"}), dictionariesOf({"a", "c", "d"})}) {
            auto write = filled.store->beginWrite();
            const auto refused = write->appendActivities(std::vector{activityOf(0, 2, 1)}, dictionaries);
            QCOMPARE(refused.error().code, std::string("store.dictionary_changed"));
        }
    }

    void decisionsReadBack()
    {
        Filled filled;
        StoredMove move;
        move.lead = 1;
        move.move = domain::Move::passBack;
        move.from = domain::Stage::qualified;
        move.to = domain::Stage::identified;
        move.person = base::Uuid::derived("jonas");
        move.side = domain::Side::sales;
        move.time.seconds = 1'700'000'000;
        move.reason = "too_early";
        move.note = "call in spring";
        move.program = "wait";
        move.modelVersion = 2;
        move.rank = "A1";
        move.fit = -(base::Exact{1} << 40);
        move.engagement = 7;
        move.until = base::Date{20000};
        move.answerThen = "unknown";
        filled.change([&](Write &write) {
            QVERIFY(write.appendLeads(StoredWorkspace::leads(2)).has_value());
            move.ledgerSeq = write.appendLedger(move.time, "move", "model", "{}").value();
            QCOMPARE(write.recordMove(move).value(), std::uint64_t{1});
            StoredMove other = move;
            other.lead = 0;
            QCOMPARE(write.recordMove(other).value(), std::uint64_t{2});
            QCOMPARE(write.recordMove(move).value(), std::uint64_t{3});
            QVERIFY(write.markUndone(1, 3).has_value());
        });
        filled.reopen();
        const auto moves = filled.store->movesOf(1).value();
        QCOMPARE(moves.size(), std::size_t{2});
        StoredMove expected = move;
        expected.seq = 1;
        expected.undoneBy = 3;
        QVERIFY(moves[0] == expected);
        QCOMPARE(moves[1].follows, std::uint64_t{1});
        QCOMPARE(filled.store->moves().value().size(), std::size_t{3});
    }

    void agreementReadsBack()
    {
        Filled filled;
        const base::Uuid lena = base::Uuid::derived("lena");
        const agreement::SealedKey key = agreement::makeKey("p", agreement::SealCost::minimal);
        agreement::ModelVersion version;
        version.number = 2;
        version.title = "Second";
        version.bytes = "{\"name\":\"x\"}";
        version.inForceSince = base::Instant{1'700'000'000};
        const agreement::VersionSignature signature{lena, domain::Side::marketing, base::Instant{5}, key.publicKey,
                                                    agreement::sign(key, "p", "x").value()};
        const std::vector<agreement::DraftRow> rows{{"fit/a", "1", "2", true, false},
                                                    {"region/A3", "", "yes", false, true}};
        filled.change([&](Write &write) {
            QVERIFY(write.putPerson({lena, "Lena", domain::Side::marketing, "", false}).has_value());
            QVERIFY(write.putPerson({lena, "Lena M.", domain::Side::both, "l@x.de", true}).has_value());
            QVERIFY(write.putKey(lena, key).has_value());
            QVERIFY(write.putVersion(version).has_value());
            QVERIFY(write.putSignature(2, signature).has_value());
            QVERIFY(write.putDraftRows(rows).has_value());
            QVERIFY(write.putDraftRows(rows).has_value());
        });
        filled.reopen();
        QVERIFY(filled.store->keyOf(lena).value() == key);
        QVERIFY(!filled.store->keyOf(base::Uuid::derived("nobody")).value().has_value());
        QCOMPARE(filled.store->people().value().size(), std::size_t{1});
        QCOMPARE(filled.store->people().value()[0].name, std::string("Lena M."));
        version.signatures = {signature};
        QVERIFY(filled.store->versions().value() == std::vector{version});
        QVERIFY(filled.store->draftRows().value() == rows);
        filled.change([&](Write &write) { QVERIFY(write.voidSignatures(2).has_value()); });
        QVERIFY(filled.store->versions().value()[0].signatures.empty());
        auto write = filled.store->beginWrite();
        QCOMPARE(write->putKey(base::Uuid::derived("nobody"), key).error().code, std::string("person.unknown"));
    }

    void theAgreementReadsBack()
    {
        Filled filled;
        const base::Uuid lena = base::Uuid::derived("Lena");
        agreement::DraftComment comment{0, 3, "fit/a", lena, domain::Side::marketing, {1700000000}, "Why?", 1};
        agreement::DraftEdit edit{0, 3, "value", "fit/a", {lena, {}}, {1700000001}, "{}", "{\"rows\":{}}", 2, false};
        agreement::Proposal proposal;
        proposal.version = 3;
        proposal.person = lena;
        proposal.time = {1700000002};
        proposal.inForceOn = base::Instant{1800000000};
        proposal.release = {agreement::ReleaseKind::best, 60};
        proposal.impact.leads = 7;
        proposal.impact.cellsAfter = {3, 4};
        proposal.impact.look.emplace().aucBefore = 0.625;
        const std::vector<std::pair<std::uint32_t, base::Instant>> held{{2, {1700000003}}, {9, {1700000004}}};
        filled.change([&](Write &write) {
            comment.seq = write.addDraftComment(comment).value();
            edit.seq = write.putDraftEdit(edit).value();
            edit.undone = true;
            QCOMPARE(write.putDraftEdit(edit).value(), edit.seq);
            QVERIFY(write.putProposal(proposal).has_value());
            QVERIFY(write.putHeldBack(held).has_value());
        });
        filled.reopen();
        QVERIFY(filled.store->draftComments().value() == std::vector{comment});
        QVERIFY(filled.store->draftEdits().value() == std::vector{edit});
        QVERIFY(filled.store->proposals().value() == std::vector{proposal});
        QVERIFY(filled.store->heldBack().value() == held);
        filled.change([&](Write &write) {
            QVERIFY(write.removeDraftEdits(std::span(&edit.seq, 1)).has_value());
            QVERIFY(write.removeProposal(3).has_value());
        });
        QVERIFY(filled.store->draftEdits().value().empty());
        QVERIFY(filled.store->proposals().value().empty());
    }

    void bookKeepingReadsBack()
    {
        Filled filled;
        const std::vector<domain::Account> accounts{{"acme.com", "Acme", "acme.com", false},
                                                    {"b.org", "B", "b.org", true}};
        const domain::Campaign campaign{"Spring", "email", base::Date{19000}, std::nullopt, {12345, "EUR"}};
        StoredImport import{0,    "leads",    "a.csv", "Fair", "event", base::Uuid::derived("lena"), base::Instant{7},
                            "{}", "{\"m\":1}"};
        const HistoryValue value{
            0, "budget", base::Instant{1}, base::Instant{2}, "sales", "yes", base::Uuid::derived("jonas")};
        filled.change([&](Write &write) {
            QCOMPARE(write.putAccounts(accounts).value(), (std::vector<std::uint32_t>{0, 1}));
            QCOMPARE(write
                         .putAccounts(std::vector<domain::Account>{{"b.org", "B Inc", "b.org", false},
                                                                   {"c.net", "C", "", false}})
                         .value(),
                     (std::vector<std::uint32_t>{1, 2}));
            QVERIFY(
                write.putColumn(Entity::account, {"employees", "Employees", data::NumberColumn{{10, 20}}}).has_value());
            QVERIFY(write.putCampaigns(std::vector{campaign, campaign}).has_value());
            import.id = write.addImport(import).value();
            import.counts = R"({"added":3})";
            QVERIFY(write.setImportCounts(import.id, import.counts).has_value());
            QVERIFY(write.appendLeads(StoredWorkspace::leads(2)).has_value());
            QVERIFY(write.addHistory(std::vector{value}).has_value());
            QVERIFY(
                write.putExternalRefs(Entity::lead, "crm", std::vector<ExternalRef>{{"b", 0}, {"a", 1}}).has_value());
            QVERIFY(write.putExternalRefs(Entity::lead, "crm", std::vector<ExternalRef>{{"b", 1}}).has_value());
            QVERIFY(write.setSetting("k", "1").has_value());
            QVERIFY(write.setSetting("k", "2").has_value());
            QVERIFY(write.putSavedView("hot", "{}").has_value());
            QVERIFY(write.putSavedView("cold", "{}").has_value());
            QVERIFY(write.removeSavedView("cold").has_value());
        });
        filled.reopen();
        const LoadedAccounts loaded = filled.store->loadAccounts().value();
        QCOMPARE(loaded.accounts.size(), std::size_t{3});
        QVERIFY(loaded.accounts[1] == (domain::Account{"b.org", "B Inc", "b.org", false}));
        QCOMPARE(cells(loaded.table, "employees"), (std::vector<std::string>{"10", "20", ""}));
        QVERIFY(filled.store->campaigns().value() == std::vector{campaign});
        QVERIFY(filled.store->imports().value() == std::vector{import});
        QVERIFY(filled.store->historyOf(0).value() == std::vector{value});
        QVERIFY(filled.store->externalRefs(Entity::lead, "crm").value()
                == (std::vector<ExternalRef>{{"a", 1}, {"b", 1}}));
        QCOMPARE(filled.store->setting("k").value(), std::optional<std::string>("2"));
        QCOMPARE(filled.store->savedViews().value().size(), std::size_t{1});
    }

    void aStoppedLoadSaysSo()
    {
        Filled filled;
        filled.change([&](Write &write) { QVERIFY(write.appendLeads(StoredWorkspace::leads(10)).has_value()); });
        base::Progress progress;
        progress.stop();
        QCOMPARE(filled.store->loadLeads(&progress).error().kind, base::ErrorKind::stopped);
        QCOMPARE(filled.store->verifyStorage(&progress).error().kind, base::ErrorKind::stopped);
        QVERIFY(filled.store->loadLeads().has_value());
    }

private:
    static constexpr std::size_t rowsOfTwoPages = 6000;
};

QTEST_GUILESS_MAIN(TestRoundTrip)
#include "test_round_trip.moc"
