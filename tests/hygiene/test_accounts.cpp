// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <rapidcheck.h>

#include "hygiene/accounts.h"

using namespace leadlight::hygiene;

class TestAccounts : public QObject {
    Q_OBJECT

private slots:
    void aDomainIsWhatSomebodyCanRegister()
    {
        QCOMPARE(registrableDomain("mail.shop.example.co.uk"), std::string("example.co.uk"));
        QCOMPARE(registrableDomain("Example.COM"), std::string("example.com"));
        QCOMPARE(registrableDomain("https://www.acme.de/kontakt?x=1"), std::string("acme.de"));
        QCOMPARE(registrableDomain(" acme.de:8080 "), std::string("acme.de"));
        for (const char *none : {"", "localhost", "co.uk", "com", "two words.de", "a@b.de", "x,y.de"})
            QCOMPARE(registrableDomain(none), std::string());
    }

    void freeMailSaysNothingOfACompany()
    {
        QVERIFY(isFreeMail("gmail.com"));
        QVERIFY(isFreeMail(" GMX.de "));
        QVERIFY(!isFreeMail("gmail.com.acme.de"));
        QVERIFY(!isFreeMail(""));
    }

    void aCompanyIsOneHoweverItIsWritten()
    {
        for (const char *written : {"ACME", "Acme, Inc.", "acme inc", "  Acme   Corp. ", "Acme (GmbH & Co. KG)", "Acme S.A."})
            QCOMPARE(normalisedCompany(written), std::string("acme"));
        QVERIFY(normalisedCompany("Acme Foods") != normalisedCompany("Acme"));
        // A name that is nothing but a legal form stays a name.
        QCOMPARE(normalisedCompany("Company"), std::string("company"));
        QCOMPARE(normalisedCompany(" , "), std::string());
    }

    void theDomainGoesBeforeTheNameUnlessItIsFreeMail()
    {
        QCOMPARE(accountKey("Acme Inc.", "www.acme.co.uk"), std::string("domain:acme.co.uk"));
        QCOMPARE(accountKey("Acme Inc.", "gmail.com"), std::string("name:acme"));
        QCOMPARE(accountKey("Acme Inc.", ""), std::string("name:acme"));
        QCOMPARE(accountKey("", "gmail.com"), std::string());
    }

    void normalisingTwiceChangesNothing()
    {
        QVERIFY(rc::check([] {
            const auto name = *rc::gen::container<std::string>(
                rc::gen::elementOf(std::string("acmeINC .,&-/()'gmbhcoltd\n")));
            const std::string once = normalisedCompany(name);
            RC_ASSERT(normalisedCompany(once) == once);
        }));
    }

    void foreignBytesAreTaken()
    {
        QVERIFY(rc::check([](const std::string &company, const std::string &domain) {
            const std::string key = accountKey(company, domain);
            RC_ASSERT(key.empty() || key.starts_with("domain:") || key.starts_with("name:"));
        }));
    }
};

QTEST_GUILESS_MAIN(TestAccounts)
#include "test_accounts.moc"
