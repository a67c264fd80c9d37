// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <string>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "agreement/keys.h"
#include "model/model_json.h"
#include "support/small_world.h"
#include "workspace/commands/change_people.h"
#include "workspace/commands/import_file.h"
#include "workspace/ledger_payload.h"
#include "workspace/session.h"

namespace leadlight::test {

inline constexpr const char *fourLeads = "external_id,first_name,last_name,email,company,industry,employees,created_at\n"
                                         "L1,Amara,Okafor,amara@okafor.example,Okafor Foods,Food,120,2026-01-05\n"
                                         "L2,Bo,Lind,bo@lind.example,Lind Steel,Steel,40,2026-01-06\n"
                                         "L3,Chiara,Rossi,chiara@rossi.example,Rossi Foods,Food,900,2026-01-07\n"
                                         "L4,Dario,Weiss,dario@weiss.example,Weiss,Food,15,2026-01-08\n";
inline constexpr const char *someActivities = "lead,time,type,text\n"
                                              "L1,2026-03-30T10:00:00Z,demo_request,please\n"
                                              "L1,2026-03-30T10:00:00Z,demo_request,please\n"
                                              "L2,2026-03-30T11:00:00Z,demo_request,\n"
                                              "L3,2026-03-01T11:00:00Z,page_view,\n";

/// What failed, for a test's message.
template <class T> std::string failureOf(const base::Result<T> &result)
{
    if (result)
        return "done";
    std::string text = result.error().code;
    for (const std::string &argument : result.error().arguments)
        text += " {" + argument + "}";
    return text;
}

#define HOLDS(result)                                                                                                  \
    do {                                                                                                               \
        const auto &held = result;                                                                                     \
        QVERIFY2(held.has_value(), ::leadlight::test::failureOf(held).c_str());                                        \
    } while (false)

/// Food is worth 80 of fit; a demo asked for 60, a page seen 10, a call asked for hands over directly.
inline model::ScoringModel foodModel()
{
    model::ProfileRule industry;
    industry.field = "industry";
    industry.bands = {{"Food", isOneOf({"Food"}), 80}};
    model::BehaviourRule demo;
    demo.filter.types = {"demo_request"};
    demo.points = 60;
    demo.cap = 2;
    model::BehaviourRule page;
    page.filter.types = {"page_view"};
    page.points = 10;
    model::ScoringModel made = plainModel({criterion("industry", industry)}, {criterion("demo", demo), criterion("page", page)});
    made.axes[1].criteria.push_back(criterion("call", model::HandRaiseRule{{"call_request"}, 30, true}));
    made.name = "Food";
    return made;
}

/// A folder with files and workspaces of its own, and a clock that stands.
class SmallWorkspace {
public:
    base::FixedClock clock{noon};

    [[nodiscard]] std::string path(const std::string &name = "case.leadlight") const
    {
        return m_folder.filePath(QString::fromStdString(name)).toStdString();
    }
    [[nodiscard]] std::string file(const std::string &name, const std::string &content) const
    {
        QFile out(QString::fromStdString(path(name)));
        if (!out.open(QIODevice::WriteOnly) || out.write(content.data(), static_cast<qint64>(content.size())) < 0)
            qFatal("cannot write %s", name.c_str());
        return path(name);
    }
    [[nodiscard]] base::Result<std::unique_ptr<workspace::Workspace>> create(const std::string &name = "case.leadlight") const
    {
        return workspace::Workspace::create(path(name), "fit-engagement", clock);
    }
    [[nodiscard]] base::Result<std::unique_ptr<workspace::Workspace>> open(const std::string &name = "case.leadlight") const
    {
        return workspace::Workspace::open(path(name), {}, clock);
    }
    [[nodiscard]] base::Result<workspace::ImportReport> import(workspace::Workspace &into, io::ImportKind kind, const std::string &content,
                                                               bool dryRun = false) const
    {
        workspace::ImportRequest request;
        request.kind = kind;
        request.file = file(std::string(io::keyOf(kind)) + ".csv", content);
        request.dryRun = dryRun;
        return workspace::importFile(into, request);
    }

    base::Uuid marketing;
    base::Uuid sales;
    /// Lena of Marketing and Jonas of Sales sit at the table, and both signed foodModel(), which is in force.
    [[nodiscard]] base::Result<std::unique_ptr<workspace::Workspace>> createAgreed()
    {
        auto made = create();
        if (!made)
            return made;
        const auto lena = workspace::addPerson(**made, "Lena", domain::Side::marketing);
        const auto jonas = workspace::addPerson(**made, "Jonas", domain::Side::sales);
        if (!lena || !jonas)
            return base::fail(lena ? jonas.error() : lena.error());
        marketing = *lena;
        sales = *jonas;
        if (auto seated = workspace::seatPeople(**made, {marketing, sales}); !seated)
            return base::fail(seated.error());
        if (auto agreed = sign((*made)->session().store(), 2); !agreed)
            return base::fail(agreed.error());
        made->reset();
        return open();
    }

    /// Both sign a version of this number, which comes into force in the place of the one before it.
    [[nodiscard]] base::Result<void> sign(store::WorkspaceStore &store, int number) const
    {
        agreement::ModelVersion version;
        version.number = number;
        version.title = version.reason = "Food first";
        version.bytes = model::canonicalJson(foodModel());
        version.state = agreement::VersionState::proposed;
        auto write = store.beginWrite();
        if (!write)
            return base::fail(write.error());
        if (auto put = write->putVersion(version); !put)
            return put;
        for (const auto &[person, side] : {std::pair{marketing, domain::Side::marketing}, std::pair{sales, domain::Side::sales}}) {
            const auto [kept, isNew] = m_keys.try_emplace(person, agreement::SealedKey{});
            agreement::SealedKey &key = kept->second;
            if (isNew)
                key = agreement::makeKey("a long passphrase", agreement::SealCost::minimal);
            const auto signature = agreement::sign(key, "a long passphrase", agreement::signedBytes(number, side, version.bytes));
            if (!signature)
                return base::fail(signature.error());
            version.signatures.push_back({person, side, noon, key.publicKey, *signature});
            if (auto put = write->putKey(person, key); !put)
                return put;
            if (auto put = write->putSignature(number, version.signatures.back()); !put)
                return put;
            const std::string actor = workspace::actorOf(person);
            if (isNew) {
                if (auto entry = write->appendLedger(noon, "key", actor, workspace::keyPayload(person, key.publicKey)); !entry)
                    return base::fail(entry.error());
            }
            if (auto entry = write->appendLedger(noon, "sign", actor, workspace::signPayload(version, version.signatures.back())); !entry)
                return base::fail(entry.error());
        }
        const auto versions = store.versions();
        if (!versions)
            return base::fail(versions.error());
        for (agreement::ModelVersion other : *versions) {
            if (other.state != agreement::VersionState::inForce)
                continue;
            other.state = agreement::VersionState::retired;
            if (auto put = write->putVersion(other); !put)
                return put;
        }
        version.state = agreement::VersionState::inForce;
        version.inForceSince = noon;
        if (auto put = write->putVersion(version); !put)
            return put;
        if (auto entry = write->appendLedger(noon, "activate", workspace::actorOf(marketing), workspace::activatePayload(version)); !entry)
            return base::fail(entry.error());
        return write->commit();
    }

private:
    QTemporaryDir m_folder;
    mutable std::map<base::Uuid, agreement::SealedKey> m_keys; ///< of those who signed
};

} // namespace leadlight::test
