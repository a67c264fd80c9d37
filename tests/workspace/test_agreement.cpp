// SPDX-License-Identifier: GPL-3.0-or-later
#include <numeric>

#include "small_workspace.h"
#include "support/sample_copy.h"
#include "support/raw_sqlite.h"
#include "workspace/commands/agreement_files.h"
#include "workspace/commands/edit_draft.h"
#include "workspace/queries/draft_table.h"
#include "workspace/queries/impact.h"
#include "workspace/queries/verify.h"
#include "workspace/queries/version_diff.h"

using namespace leadlight;
using namespace leadlight::test;

namespace {

constexpr std::uint64_t seed = 7;
constexpr const char *samplePassphrase = "sample";

base::Uuid personNamed(const workspace::Workspace &open, const std::string &name)
{
    for (const domain::Person &person : open.snapshot()->people) {
        if (person.name == name)
            return person.id;
    }
    return {};
}

workspace::ProposalRequest requestBy(const base::Uuid &person, const std::string &release = "all")
{
    workspace::ProposalRequest request;
    request.title = "After the autumn review";
    request.reason = "Budget tells more than we thought";
    request.person = person;
    request.release = *agreement::parseRelease(release);
    return request;
}

std::string nothingWrong(const std::string &path, const base::Clock &clock)
{
    const auto proof = workspace::verify(path, clock);
    return !proof ? failureOf(proof) : *proof ? (*proof)->error.code : std::string();
}

/// The sample with two people at its table.
struct Sample {
    SmallWorkspace files;
    std::unique_ptr<workspace::Workspace> open;
    base::Uuid lena, jonas;

    Sample()
    {
        auto made = sampleCopy(files.path(), seed, noon, files.clock);
        if (!made)
            qFatal("%s", failureOf(made).c_str());
        open = std::move(*made);
        lena = personNamed(*open, "Lena Voss");
        jonas = personNamed(*open, "Jonas Eklund");
    }
    void reopen()
    {
        open.reset();
        auto again = files.open();
        if (!again)
            qFatal("%s", failureOf(again).c_str());
        open = std::move(*again);
    }
    [[nodiscard]] agreement::DraftAuthors both() const { return workspace::authorsAtTable(*open->snapshot()); }
    [[nodiscard]] agreement::DraftAuthors marketing() const { return {lena, {}}; }
    [[nodiscard]] agreement::DraftAuthors sales() const { return {{}, jonas}; }
    /// What Sales wants, agreed by both.
    void agreeOnAll()
    {
        const auto table = workspace::draftTable(*open->snapshot());
        std::vector<std::string> ticked;
        for (const std::size_t row : table.open) {
            const auto &path = table.rows[row].value.path;
            if (table.rows[row].sales.empty())
                ticked.push_back(path);
            else if (auto done = workspace::acceptProposal(*open, path, domain::Side::sales, marketing()); !done)
                qFatal("%s", failureOf(done).c_str());
        }
        if (auto done = workspace::tickDraftRows(*open, ticked, true, both()); !ticked.empty() && !done)
            qFatal("%s", failureOf(done).c_str());
    }
    [[nodiscard]] base::Result<workspace::Signed> sign(const base::Uuid &person, const char *release = nullptr)
    {
        workspace::SignRequest request;
        request.person = person;
        request.passphrase = samplePassphrase;
        if (release)
            request.release = agreement::parseRelease(release);
        return workspace::signVersion(*open, request);
    }
    [[nodiscard]] std::vector<domain::Stage> stages() const { return open->snapshot()->stages; }
    [[nodiscard]] std::uint64_t waiting() const
    {
        const auto stages = open->snapshot()->stages;
        return static_cast<std::uint64_t>(std::count(stages.begin(), stages.end(), domain::Stage::qualified));
    }
};

} // namespace

class TestAgreement : public QObject {
    Q_OBJECT

private slots:
    void twoPeopleTakeTheDraftIntoForce()
    {
        Sample sample;
        const auto table = workspace::draftTable(*sample.open->snapshot());
        QCOMPARE(table.version, 3);
        QCOMPARE(table.open.size(), std::size_t{6});
        const auto refused = workspace::proposeDraft(*sample.open, requestBy(sample.lena));
        QCOMPARE(failureOf(refused).substr(0, 20), std::string("draft.open_rows {6} "));
        QCOMPARE(refused.error().kind, base::ErrorKind::refused);
        sample.agreeOnAll();
        QCOMPARE(workspace::openRowCount(*sample.open->snapshot()), std::size_t{0});
        HOLDS(workspace::proposeDraft(*sample.open, requestBy(sample.lena)));
        const auto proposed = sample.open->snapshot();
        QCOMPARE(proposed->proposals.size(), std::size_t{1});
        QVERIFY(proposed->proposals[0].impact.look.has_value());

        // One signature leaves everything as it was.
        const auto stages = sample.stages();
        const auto half = sample.sign(sample.lena);
        HOLDS(half);
        QCOMPARE(half->state, agreement::VersionState::halfSigned);
        QCOMPARE(sample.open->snapshot()->modelVersion, 2);
        QVERIFY(sample.stages() == stages);
        QVERIFY(*sample.open->snapshot()->model == *proposed->model);
        QCOMPARE(failureOf(sample.sign(sample.lena)), std::string("sign.signed_already {marketing}"));

        const auto agreed = sample.sign(sample.jonas);
        HOLDS(agreed);
        QCOMPARE(agreed->state, agreement::VersionState::inForce);
        sample.reopen();
        QCOMPARE(sample.open->snapshot()->modelVersion, 3);
        QVERIFY(sample.open->snapshot()->inForce);
        QVERIFY(!sample.open->snapshot()->draft);
        QCOMPARE(sample.open->snapshot()->versions[1].state, agreement::VersionState::retired);
        QVERIFY(!(sample.stages() == stages));
        QCOMPARE(nothingWrong(sample.files.path(), sample.files.clock), std::string());
    }

    void anEditVoidsSignatures()
    {
        Sample sample;
        sample.agreeOnAll();
        HOLDS(workspace::proposeDraft(*sample.open, requestBy(sample.lena)));
        HOLDS(sample.sign(sample.jonas));
        HOLDS(workspace::setDraftValue(*sample.open, "fit/threshold:0", "61", sample.both()));
        sample.reopen();
        const agreement::ModelVersion *open = workspace::openVersion(*sample.open->snapshot());
        QVERIFY(open);
        QCOMPARE(open->number, 3);
        QCOMPARE(open->state, agreement::VersionState::draft);
        QVERIFY(open->signatures.empty());
        QVERIFY(sample.open->snapshot()->proposals.empty());
        QCOMPARE(failureOf(sample.sign(sample.lena)), std::string("draft.not_proposed"));
        QCOMPARE(nothingWrong(sample.files.path(), sample.files.clock), std::string());
    }

    void wantedChangesReturnItToDraft()
    {
        Sample sample;
        sample.agreeOnAll();
        HOLDS(workspace::proposeDraft(*sample.open, requestBy(sample.lena)));
        HOLDS(workspace::requestChanges(*sample.open, "fit/industry", "Steel is missing", sample.jonas));
        QCOMPARE(workspace::openVersion(*sample.open->snapshot())->state, agreement::VersionState::draft);
        QCOMPARE(sample.open->snapshot()->draftComments.back().text, std::string("Steel is missing"));
        QCOMPARE(failureOf(workspace::requestChanges(*sample.open, "", "again", sample.jonas)),
                 std::string("draft.not_proposed"));
    }

    void nobodySignsForBothSides()
    {
        Sample sample;
        const auto mia = workspace::addPerson(*sample.open, "Mia", domain::Side::both);
        HOLDS(mia);
        workspace::SignRequest request;
        request.person = *mia;
        request.passphrase = "mia's passphrase";
        request.side = domain::Side::marketing;
        sample.agreeOnAll();
        QCOMPARE(failureOf(workspace::signVersion(*sample.open, request)), std::string("draft.not_proposed"));
        HOLDS(workspace::proposeDraft(*sample.open, requestBy(*mia)));
        QCOMPARE(failureOf(workspace::signVersion(*sample.open, request)), std::string("key.none {Mia}"));
        HOLDS(workspace::makePersonKey(*sample.open, *mia, "mia's passphrase"));
        request.side.reset();
        QCOMPARE(failureOf(workspace::signVersion(*sample.open, request)), std::string("sign.which_side"));
        request.side = domain::Side::marketing;
        HOLDS(workspace::signVersion(*sample.open, request));
        request.side = domain::Side::sales;
        const auto same = workspace::signVersion(*sample.open, request);
        QCOMPARE(failureOf(same), std::string("signature.same_person"));
        QCOMPARE(same.error().kind, base::ErrorKind::refused);
        request.person = sample.jonas;
        request.side = domain::Side::marketing;
        QCOMPARE(failureOf(workspace::signVersion(*sample.open, request)), std::string("sign.other_side {marketing}"));
        QCOMPARE(sample.open->snapshot()->modelVersion, 2);
    }

    void theReleaseIsChosen_data()
    {
        QTest::addColumn<QString>("release");
        QTest::addColumn<int>("expected"); // −1: all, −2: some
        QTest::newRow("all") << QStringLiteral("all") << -1;
        QTest::newRow("the best five") << QStringLiteral("best:5") << 5;
        QTest::newRow("only new ones") << QStringLiteral("new") << 0;
        QTest::newRow("active lately") << QStringLiteral("active:7") << -2;
    }
    void theReleaseIsChosen()
    {
        QFETCH(QString, release);
        QFETCH(int, expected);
        Sample sample;
        sample.agreeOnAll();
        const auto ready = workspace::leadsToRelease(*sample.open, *sample.open->snapshot()->draft);
        HOLDS(ready);
        QVERIFY(ready->size() > 10);
        const std::uint64_t before = sample.waiting();
        HOLDS(workspace::proposeDraft(*sample.open, requestBy(sample.lena)));
        HOLDS(sample.sign(sample.lena));
        const auto agreed = sample.sign(sample.jonas, release.toUtf8().constData());
        HOLDS(agreed);
        QCOMPARE(agreed->released + agreed->held, static_cast<std::uint64_t>(ready->size()));
        QCOMPARE(sample.waiting() - before, agreed->released);
        if (expected >= 0)
            QCOMPARE(agreed->released, static_cast<std::uint64_t>(expected));
        else if (expected == -1)
            QCOMPARE(agreed->held, std::uint64_t{0});
        else
            QVERIFY(agreed->released > 0 && agreed->held > 0);
        for (std::size_t i = 0; expected > 0 && i < ready->size(); ++i) {
            const bool isOut = sample.open->snapshot()->stages[(*ready)[i]] == domain::Stage::qualified;
            QCOMPARE(isOut, i < static_cast<std::size_t>(expected)); // the first of the agreed order
        }
        // Those that are held wait for new evidence: nothing happens by itself, nor after the file was closed.
        sample.reopen();
        const std::uint64_t after = sample.waiting();
        HOLDS(sample.open->refresh());
        QCOMPARE(sample.waiting(), after);
        QCOMPARE(sample.open->snapshot()->heldBack.size(), static_cast<std::size_t>(agreed->held));
    }

    void aPausedModelHandsNothingOver()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        QCOMPARE(failureOf(workspace::pauseRouting(**made, true, " ", small.sales)), std::string("proposal.no_reason"));
        HOLDS(workspace::pauseRouting(**made, true, "The form is broken", small.sales));
        HOLDS(small.import(**made, io::ImportKind::leads, fourLeads));
        HOLDS(small.import(**made, io::ImportKind::activities, someActivities));
        HOLDS((*made)->refresh());
        QCOMPARE((*made)->snapshot()->moves.size(), std::size_t{0});
        HOLDS(workspace::pauseRouting(**made, false, "Mended", small.sales));
        HOLDS((*made)->refresh());
        QVERIFY(!(*made)->snapshot()->moves.empty());
    }

    void aVersionWaitsForItsDate()
    {
        Sample sample;
        sample.agreeOnAll();
        auto request = requestBy(sample.lena);
        request.inForceOn = base::Instant{noon.seconds + 3600};
        HOLDS(workspace::proposeDraft(*sample.open, request));
        HOLDS(sample.sign(sample.lena));
        const auto agreed = sample.sign(sample.jonas);
        HOLDS(agreed);
        QCOMPARE(agreed->state, agreement::VersionState::signedByBoth);
        QCOMPARE(sample.open->snapshot()->modelVersion, 2);
        HOLDS(sample.open->refresh());
        QCOMPARE(sample.open->snapshot()->modelVersion, 2);
        QCOMPARE(nothingWrong(sample.files.path(), sample.files.clock), std::string());
        sample.files.clock.set({noon.seconds + 3601});
        HOLDS(sample.open->refresh());
        QCOMPARE(sample.open->snapshot()->modelVersion, 3);
        QCOMPARE(nothingWrong(sample.files.path(), sample.files.clock), std::string());
    }

    void anOlderVersionComesBackByTwoSignatures()
    {
        Sample sample;
        QCOMPARE(failureOf(workspace::proposeRollBack(*sample.open, 1, requestBy(sample.lena))),
                 std::string("draft.exists {3}"));
        HOLDS(workspace::discardDraft(*sample.open, sample.both()));
        QCOMPARE(failureOf(workspace::proposeRollBack(*sample.open, 2, requestBy(sample.lena))),
                 std::string("version.not_retired {2}"));
        const auto number = workspace::proposeRollBack(*sample.open, 1, requestBy(sample.lena, "new"));
        HOLDS(number);
        HOLDS(sample.sign(sample.jonas));
        HOLDS(sample.sign(sample.lena));
        const auto snapshot = sample.open->snapshot();
        QCOMPARE(snapshot->modelVersion, *number);
        QCOMPARE(snapshot->versions[0].bytes, snapshot->versions[2].bytes);
        QCOMPARE(nothingWrong(sample.files.path(), sample.files.clock), std::string());
    }

    void aProposalIsSignedElsewhere()
    {
        Sample sample;
        sample.agreeOnAll();
        QCOMPARE(failureOf(workspace::writeProposalFile(*sample.open, sample.files.path("out.json"))),
                 std::string("draft.not_proposed"));
        HOLDS(workspace::proposeDraft(*sample.open, requestBy(sample.lena)));
        HOLDS(sample.sign(sample.lena));
        HOLDS(workspace::writeProposalFile(*sample.open, sample.files.path("out.json")));
        const std::string back = sample.files.path("back.json");
        QCOMPARE(failureOf(workspace::signProposalFile(sample.files.path("out.json"), "Jonas Eklund", "wrong one", back,
                                                       noon)),
                 std::string("key.wrong_passphrase"));
        QCOMPARE(failureOf(workspace::signProposalFile(sample.files.path("out.json"), "Lena Voss", samplePassphrase,
                                                       back, noon)),
                 std::string("sign.signed_already {marketing}"));
        HOLDS(workspace::signProposalFile(sample.files.path("out.json"), "Jonas Eklund", samplePassphrase, back, noon));
        const auto taken = workspace::takeProposalFile(*sample.open, back);
        HOLDS(taken);
        QCOMPARE(taken->state, agreement::VersionState::inForce);
        QCOMPARE(nothingWrong(sample.files.path(), sample.files.clock), std::string());

        HOLDS(workspace::writeAgreementFile(*sample.open, sample.files.path("agreement.json")));
        HOLDS(workspace::proveAgreementFile(sample.files.path("agreement.json")));
        QFile file(QString::fromStdString(sample.files.path("agreement.json")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray changed = file.readAll();
        const auto digit = changed.indexOf("\\\"points\\\":25");
        QVERIFY(digit > 0);
        changed[digit + 11] = '3';
        const auto proof = workspace::proveAgreementFile(sample.files.file("changed.json", changed.toStdString()));
        QVERIFY(!proof);
        QCOMPARE(proof.error().code, std::string("signature.invalid"));
    }

    void anyChangedByteOfTheSignedModelIsNoticed()
    {
        SmallWorkspace small;
        HOLDS(small.createAgreed());
        const std::string bytes = model::canonicalJson(foodModel());
        for (std::size_t i = 0; i < bytes.size(); i += 7) {
            const std::string copy = small.path("changed.leadlight");
            QFile::remove(QString::fromStdString(copy));
            QVERIFY(QFile::copy(QString::fromStdString(small.path()), QString::fromStdString(copy)));
            std::string changed = bytes;
            changed[i] = static_cast<char>(changed[i] ^ 1);
            std::string quoted;
            for (const char c : changed)
                quoted += c == '\'' ? std::string("''") : std::string(1, c);
            support::RawSqlite raw(copy);
            const std::string trigger =
                raw.cell("SELECT sql FROM sqlite_schema WHERE name='model_version_keeps_signed_bytes'");
            QVERIFY(raw.run("DROP TRIGGER model_version_keeps_signed_bytes"));
            QVERIFY(raw.run("UPDATE model_version SET bytes='" + quoted + "' WHERE number=2"));
            QVERIFY(raw.run(trigger));
            const std::string found = nothingWrong(copy, small.clock);
            QVERIFY2(!found.empty(), std::to_string(i).c_str());
        }
    }

    void aLostKeyIsReplacedByTheOtherSide()
    {
        SmallWorkspace small;
        auto made = small.createAgreed();
        HOLDS(made);
        QCOMPARE(failureOf(workspace::makePersonKey(**made, small.marketing, "another one")),
                 std::string("key.exists {Lena}"));
        QCOMPARE(failureOf(workspace::replacePersonKey(**made, small.marketing, "another one",
                                                       {small.sales, "a long passphrase", ""})),
                 std::string("proposal.no_reason"));
        QCOMPARE(failureOf(workspace::replacePersonKey(**made, small.marketing, "another one",
                                                       {small.sales, "not the one", "She forgot it"})),
                 std::string("key.wrong_passphrase"));
        HOLDS(workspace::replacePersonKey(**made, small.marketing, "another one",
                                          {small.sales, "a long passphrase", "She forgot it"}));
        HOLDS(workspace::replacePersonKey(**made, small.sales, "yet another", {small.sales, "a long passphrase", ""}));
        made->reset();
        QCOMPARE(nothingWrong(small.path(), small.clock), std::string()); // signatures by the old keys still hold
        auto session = small.open();
        HOLDS(session);
        const auto key = agreement::makeKey("nobody vouches", agreement::SealCost::minimal);
        auto write = (*session)->session().store().beginWrite();
        HOLDS(write->putKey(small.sales, key));
        HOLDS(write->appendLedger(noon, "key", workspace::actorOf(small.sales),
                                  workspace::keyPayload(small.sales, key.publicKey)));
        HOLDS(write->commit());
        session->reset();
        QCOMPARE(nothingWrong(small.path(), small.clock), std::string("verify.key_unconfirmed"));
    }

    void whatWasTamperedWithInADraftIsNamed_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, const char *change, const char *code) {
            QTest::newRow(name) << QString::fromLatin1(change) << QString::fromLatin1(code);
        };
        row("a tick", "UPDATE draft_row SET agreed_sales = 1", "verify.draft_rows_changed");
        row("a proposal", "UPDATE draft_row SET marketing = '99'", "verify.draft_rows_changed");
        row("a comment", "UPDATE draft_comment SET text = 'Fine by me' WHERE seq = 2", "verify.comment_changed");
    }
    void whatWasTamperedWithInADraftIsNamed()
    {
        QFETCH(QString, change);
        QFETCH(QString, code);
        Sample sample;
        HOLDS(workspace::setDraftValue(*sample.open, "fit/threshold:0", "61", sample.both()));
        sample.open.reset();
        QCOMPARE(nothingWrong(sample.files.path(), sample.files.clock), std::string());
        QVERIFY(support::RawSqlite(sample.files.path()).run(change.toStdString()));
        QCOMPARE(nothingWrong(sample.files.path(), sample.files.clock), code.toStdString());
    }
};

QTEST_GUILESS_MAIN(TestAgreement)
#include "test_agreement.moc"
