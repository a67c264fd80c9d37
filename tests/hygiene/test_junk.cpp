// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "hygiene/junk.h"

using leadlight::hygiene::findJunk;
using leadlight::hygiene::LeadFacts;

class TestJunk : public QObject {
    Q_OBJECT

private slots:
    void whatLooksMadeUpIsNamed_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("last");
        QTest::addColumn<QString>("email");
        QTest::addColumn<QString>("phone");
        QTest::addColumn<QString>("company");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const char *first, const char *last, const char *email, const char *phone,
                            const char *company, const char *reason) {
            QTest::newRow(name) << QString::fromUtf8(first) << QString::fromUtf8(last) << QString::fromUtf8(email)
                                << QString::fromUtf8(phone) << QString::fromUtf8(company) << QString::fromUtf8(reason);
        };
        row("fictional", "Mickey", "Mouse", "m@acme.example", "", "Acme", "fictional_name");
        row("fictional, shouted", " MICKEY ", "mouse", "", "", "", "fictional_name");
        row("keys in a row", "asdf", "jkl", "", "", "", "keyboard_run");
        row("keys as a company", "Ann", "Lee", "", "", "qwerty", "keyboard_run");
        row("one letter again and again", "Ann", "xxxxx", "", "", "", "keyboard_run");
        row("throw-away", "Ann", "Lee", "ann@Mailinator.com", "", "", "throwaway_address");
        row("test at test", "Ann", "Lee", "test@test.com", "", "", "test_address");
        row("keys as an address", "Ann", "Lee", "ann@asdf.com", "", "", "test_address");
        row("placeholders", "test", "tester", "", "", "", "placeholder");
        row("placeholder and company", "Test", "Lee", "", "", "n/a", "placeholder");
        row("placeholders of a test", "Test", "Account", "t@acme.example", "", "Acme", "placeholder");
        row("fictional, last name first", "Duck", "Donald", "", "", "", "fictional_name");
        row("keys backwards", "Ann", "lkjh", "", "", "", "keyboard_run");
        row("keys said twice", "asdasd", "Lee", "", "", "", "keyboard_run");
        row("throw-away below another name", "Ann", "Lee", "ann@eu.mailinator.com", "", "", "throwaway_address");
        row("nobody reads it", "Ann", "Lee", "noreply@acme.example", "", "", "test_address");
        row("a post and nobody named", "", "", "info@acme.example", "", "Acme", "role_address");
        row("a post beside a name", "Ann", "Lee", "Sales@acme.example", "", "Acme", "role_address");
        row("phone that counts down", "Ann", "Lee", "", "9876543210", "", "impossible_phone");
        row("phone of one digit", "Ann", "Lee", "", "+1 111 111 1111", "", "impossible_phone");
        row("phone that counts", "Ann", "Lee", "", "123-456-7890", "", "impossible_phone");
        row("phone without end", "Ann", "Lee", "", "123456789012345678", "", "impossible_phone");
    }
    void whatLooksMadeUpIsNamed()
    {
        QCOMPARE(reasonOfRow(), fetched("reason"));
    }

    void peopleAreLeftAlone_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("last");
        QTest::addColumn<QString>("email");
        QTest::addColumn<QString>("phone");
        QTest::addColumn<QString>("company");
        const auto row = [](const char *name, const char *first, const char *last, const char *email, const char *phone,
                            const char *company) {
            QTest::newRow(name) << QString::fromUtf8(first) << QString::fromUtf8(last) << QString::fromUtf8(email)
                                << QString::fromUtf8(phone) << QString::fromUtf8(company);
        };
        row("nothing known", "", "", "", "", "");
        row("somebody", "Amara", "Okafor", "amara@okafor.example", "+49 30 901820", "Okafor Foods");
        row("a surname that is a placeholder", "Anna", "Test", "anna@beispiel.example", "", "Beispiel");
        row("a first name of two letters", "Na", "Li", "", "", "Harbin Pumps");
        row("a short name", "As", "Df", "", "", "");
        row("surnames on one row of keys", "Anna", "Wert", "", "", "Trew Pumps");
        row("a CRM's fill words", "Anna", "-", "", "", "Unknown");
        row("a short firm and a short name", "Na", "Li", "", "", "ABB");
        row("figures as an address", "Wei", "Chen", "123456@qq.com", "", "Harbin Pumps");
        row("a post within a word", "Ann", "Lee", "info.lee@acme.example", "", "");
        row("no address", "Ann", "Lee", "not an address", "", "");
        row("too short a phone", "Ann", "Lee", "", "111", "");
        row("other letters", "Михаил", "Булгаков", "m@пример.example", "", "Вода");
        row("free mail", "Ann", "Lee", "ann.lee@gmail.com", "", "");
    }
    void peopleAreLeftAlone() { QCOMPARE(reasonOfRow(), std::string()); }

    void aPostBesideANameIsOnlyNoted()
    {
        const auto named = findJunk({"Ann", "Lee", "info@acme.example", "", "Acme", ""});
        QVERIFY(named && named->strength == leadlight::hygiene::JunkStrength::weak);
        const auto unnamed = findJunk({"", "", "info@acme.example", "", "Acme", ""});
        QVERIFY(unnamed && unnamed->strength == leadlight::hygiene::JunkStrength::strong);
    }

    void whoIsMeantOutlastsItsRow()
    {
        using leadlight::hygiene::junkSubject;
        QCOMPARE(junkSubject({"Donald", "Duck", " D@Acme.Example ", "", "", ""}), std::string("d@acme.example"));
        QCOMPARE(junkSubject({"Donald", "Duck", "", "", "Acme Inc.", ""}), junkSubject({"donald", "duck", "", "", "ACME", ""}));
        QCOMPARE(junkSubject({}), std::string());
    }

    void theStrongestReasonIsNamed()
    {
        const auto found = findJunk({"Donald", "Duck", "a@mailinator.com", "1111111", "qwerty", ""});
        QVERIFY(found);
        QCOMPARE(found->reason, std::string("fictional_name"));
        QCOMPARE(found->value, std::string("Donald Duck"));
    }

private:
    static std::string fetched(const char *column)
    {
        return (*static_cast<QString *>(QTest::qData(column, qMetaTypeId<QString>()))).toStdString();
    }
    static std::string reasonOfRow()
    {
        const std::string first = fetched("first");
        const std::string last = fetched("last");
        const std::string email = fetched("email");
        const std::string phone = fetched("phone");
        const std::string company = fetched("company");
        const auto found = findJunk({first, last, email, phone, company, {}});
        return found ? found->reason : std::string();
    }
};

QTEST_GUILESS_MAIN(TestJunk)
#include "test_junk.moc"
