// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <rapidcheck.h>

#include "wording/ledger_story.h"

using namespace leadlight;
using wording::LedgerStory;

namespace {

wording::LedgerNames names()
{
    return {[](std::string_view id) { return id == "p1" ? std::string("Lena") : std::string("Somebody"); },
            [](std::string_view id) { return id == "l1" ? std::string("Amara Okafor") : std::string("A lead that is no longer here"); },
            [](std::int64_t) { return std::string("An account"); },
            [](std::string_view path) { return path == "fit/industry" ? std::string("Industry") : std::string("elsewhere"); },
            [](std::string_view, std::string_view value) { return "+" + std::string(value); }};
}

LedgerStory told(const char *kind, const std::string &payload)
{
    return wording::ledgerStory(kind, &payload, names());
}

} // namespace

class TestLedgerStory : public QObject {
    Q_OBJECT

private slots:
    void everyKindHasASentence_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("payload");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *kind, const char *payload, const char *sentence) {
            QTest::addRow("%s %s", kind, sentence) << QString::fromUtf8(kind) << QString::fromUtf8(payload) << QString::fromUtf8(sentence);
        };
        row("activate", R"({"version":2,"title":"Food first"})", "Version 2 came into force: Food first");
        row("activity", R"({"lead":"l1","type":"call_logged","text":"no answer"})", "Amara Okafor: Call by Sales logged: no answer");
        row("assign", R"({"lead":"l1","owner":"p1"})", "Amara Okafor belongs to Lena now");
        row("assign", R"({"lead":"l1","owner":""})", "Amara Okafor has no owner any more");
        row("comment", R"({"person":"p1","path":"fit/industry","text":"too high"})", "Lena on Industry: too high");
        row("dispute", R"({"lead":"l1","what":"industry","words":"they are farmers"})", "Amara Okafor, score disputed by industry: they are farmers");
        row("dispute", R"({"lead":"l1","what":"","words":"never an A1"})", "Amara Okafor, score disputed as a whole: never an A1");
        row("settle", R"({"lead":"l1","what":"2","words":"cap lowered"})", "Amara Okafor: dispute 2 was closed: cap lowered");
        row("draft", R"({"version":3,"title":""})", "The draft of version 3 was saved");
        row("draft_edit", R"({"version":3,"path":"fit/industry","before":10,"after":15})", "The draft of version 3 was changed at Industry");
        row("enrol", R"({"lead":"l1","what":"Partner news","words":"met at the fair","until":"2026-12-01T08:00:00Z"})",
            "Amara Okafor entered \"Partner news\" until 2026-12-01: met at the fair");
        row("leave", R"({"lead":"l1","what":"Partner news","words":""})", "Amara Okafor left \"Partner news\"");
        row("note", R"({"lead":"l1","words":"asked for prices"})", "Amara Okafor, note: asked for prices");
        row("snooze", R"({"lead":"l1","until":"2026-12-01T08:00:00Z"})", "Amara Okafor was snoozed until 2026-12-01");
        row("touch", R"({"lead":"l1","what":"Partner news"})", "Amara Okafor was listed for the mail of \"Partner news\"");
        row("undo_deed", R"({"lead":"l1","deed":7,"kind":"enrol","what":"Partner news"})", "Amara Okafor: Entered a nurture program, entry 7, was undone: Partner news");
        row("verify", R"({"lead":"l1","what":"asked","words":"","until":"2026-12-01T08:00:00Z"})", "Amara Okafor, verification: asked for until 2026-12-01");
        row("verify", R"({"lead":"l1","what":"refused","words":"left the company"})", "Amara Okafor, verification: not confirmed: left the company");
        row("wake", R"({"lead":"l1"})", "Amara Okafor was woken up");
        row("erase", R"({"entries":[4]})", "A person was erased; 1 entry no longer says whom it was about");
        row("erase", R"({"entries":[4,5]})", "A person was erased; 2 entries no longer say whom it was about");
        row("hygiene", R"({"lead":"l1","verdict":"cleared","reason":"keyboard_run","note":"real"})", "Amara Okafor was cleared (Looks like keys pressed at random): real");
        row("import", R"({"kind":"leads","file":"crm.csv","source":"CRM","counts":{"added":1200,"updated":3,"unchanged":0,"refused":1}})",
            "crm.csv was imported (leads, from CRM): 1,200 new, 3 updated, 0 unchanged, 1 refused");
        row("import_undone", R"({"import":3})", "Import 3 was undone");
        row("key", R"({"person":"p1"})", "Lena has a signing key");
        row("lead_edit", R"({"lead":"l1","fields":{"phone":{"from":"1","to":"2"}}})", "Amara Okafor: Phone changed");
        row("merge", R"({"survivor":"l1","merged":["x"]})", "Amara Okafor became one lead with A lead that is no longer here");
        row("move", R"({"lead":"l1","move":"pass-back","from":"qualified","to":"identified","reason":"no_budget","note":"ask in May","rank":"A1"})",
            "Amara Okafor: Passed back (No budget; ask in May), at A1");
        row("person", R"({"name":"Lena","side":"marketing"})", "Lena works here (Marketing)");
        row("propose", R"({"version":3,"reason":"Q2"})", "Version 3 was proposed: Q2");
        row("restore_at", R"({"time":"2026-03-01T00:00:00Z","leads":7})", "Model and stages were put back as they stood at 2026-03-01T00:00:00Z; 7 leads changed stage");
        row("salvage", R"({"leads":1200,"in_part":3,"losses":2})", "Salvaged from a damaged workspace: 1,200 leads, 3 of them in part");
        row("seats", R"({"at_table":["p1","p2"]})", "At the table: Lena, Somebody");
        row("sign", R"({"person":"p1","version":2,"side":"sales"})", "Lena signed version 2 for Sales");
        row("undo_hygiene", R"({"lead":"l1"})", "Amara Okafor: the decision on junk was undone");
        row("undo_merge", R"({"survivor":"l1"})", "Amara Okafor: the merge was undone");
        row("workspace", R"({"template":"fit-engagement"})", "The workspace was made: fit-engagement");
        row("a_new_kind", R"({"level":3,"what":"x","list":[1]})", "A new kind: level 3, what x");
        row("move", "not json", "Move: what it says cannot be read");
    }
    void everyKindHasASentence()
    {
        QFETCH(QString, kind);
        QFETCH(QString, payload);
        QFETCH(QString, sentence);
        QCOMPARE(QString::fromStdString(told(kind.toUtf8().constData(), payload.toStdString()).sentence), sentence);
    }

    void beforeAndAfterAreTold()
    {
        const LedgerStory draft = told("draft_edit", R"({"version":3,"path":"fit/industry","before":"10","after":""})");
        QCOMPARE(draft.changes.at(0).field, std::string("Industry"));
        QCOMPARE(draft.changes.at(0).before, std::string("+10"));
        QCOMPARE(draft.changes.at(0).after, std::string());
        const LedgerStory edit = told("lead_edit", R"({"lead":"l1","fields":{"email":{"from":"","to":"a@b.example"},"phone":{"from":"1","to":"2"}}})");
        QCOMPARE(edit.changes.size(), std::size_t{2});
        QCOMPARE(edit.changes[0].field, std::string("E-mail"));
        QCOMPARE(edit.changes[1].before, std::string("1"));
        QCOMPARE(edit.changes[1].after, std::string("2"));
        const LedgerStory move = told("move", R"({"lead":"l1","move":"accept","from":"qualified","to":"accepted"})");
        QCOMPARE(move.changes.size(), std::size_t{1});
        QCOMPARE(move.changes[0].field, std::string("Stage"));
        QVERIFY(move.changes[0].before != move.changes[0].after);
    }

    void whatWasErasedSaysSo()
    {
        QCOMPARE(wording::ledgerStory("lead_edit", nullptr, names()).sentence, std::string("Lead edit: erased, it no longer says what or who"));
    }

    void hostilePayloadsAreHarmless()
    {
        QVERIFY(rc::check([](const std::string &kind, const std::string &payload) {
            RC_ASSERT(!wording::ledgerStory(kind, &payload, names()).sentence.empty());
        }));
        for (const char *kind : {"move", "lead_edit", "merge", "import", "seats", "erase", "draft_edit", "hygiene"}) {
            for (const char *payload : {"{}", "[]", "7", R"({"fields":7,"counts":[],"merged":{},"changes":[1],"at_table":{},"entries":"x","lead":[],"move":1})"})
                QVERIFY(!told(kind, payload).sentence.empty());
        }
    }

    void actorsAreNamed()
    {
        QCOMPARE(wording::ledgerActor("model", names()), std::string("Model"));
        QCOMPARE(wording::ledgerActor("p1", names()), std::string("Lena"));
        QCOMPARE(wording::ledgerActor("p1 p2", names()), std::string("Lena, Somebody"));
        QCOMPARE(wording::ledgerKindName("move"), std::string("Moves"));
        QCOMPARE(wording::ledgerKindName("other_thing"), std::string("Other thing"));
    }
};

QTEST_GUILESS_MAIN(TestLedgerStory)
#include "test_ledger_story.moc"
