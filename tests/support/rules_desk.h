// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include <QCoreApplication>
#include <QFileInfo>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QWidget>

#include "bridge/view.h"
#include "workspace/commands/change_people.h"

namespace leadlight::test {

/// A new workspace with Lena of Marketing and Jonas of Sales, and a window that remembers what was said and decided.
struct RulesDesk {
    RulesDesk() : settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat), actions(&window)
    {
        context.writePdf = [this](const report::Document &document, const std::string &path) {
            drawn = document.title + " in " + QFileInfo(QString::fromStdString(path)).fileName().toStdString();
            return base::Result<void>();
        };
        context.print = [this](const report::Document &document, QWidget *) {
            printed = document.title;
            return true;
        };
        window.resize(1244, 820);
    }

    void create()
    {
        session.create(folder.filePath(QStringLiteral("case.leadlight")), QStringLiteral("fit-engagement"));
        settle();
        command([](workspace::Workspace &open) { return workspace::addPerson(open, "Lena", domain::Side::marketing); });
        command([](workspace::Workspace &open) { return workspace::addPerson(open, "Jonas", domain::Side::sales); });
    }

    template <class Work> void command(Work work)
    {
        session.run(
            QStringLiteral("Preparing"), [work](workspace::Workspace &open, base::Progress &) { return work(open); }, &session, [](const auto &) {});
        settle();
    }

    void settle()
    {
        do {
            if (!session.isIdle()) {
                QSignalSpy idle(&session, &bridge::WorkspaceSession::becameIdle);
                if (!idle.wait(60000)) {
                    return;
                }
            }
            QCoreApplication::processEvents();
        } while (!session.isIdle());
    }

    [[nodiscard]] const lifecycle::WorkingRules &rules() const { return *session.snapshot()->rules; }
    [[nodiscard]] QString rule(const char *key) const { return QString::fromStdString(lifecycle::ruleText(rules(), key)); }

    QTemporaryDir folder;
    QSettings settings;
    QWidget window;
    base::FixedClock clock{*base::parseIsoInstant("2026-03-31T12:00:00Z")};
    bridge::WorkspaceSession session{clock};
    bridge::FilterState filter{session};
    bridge::ActionRegistry actions;
    bridge::ViewContext context{session, filter, actions, settings, {}};
    std::string drawn;
    std::string printed;
    QStringList said;
    QStringList decided;
    std::function<void()> takeBack;
};

} // namespace leadlight::test
