// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/screenshots.h"

#include <optional>

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QPixmap>
#include <QSettings>
#include <QTemporaryDir>

#include "bridge/text.h"
#include "desktop/all_rooms.h"
#include "present/present_window.h"
#include "shell/main_window.h"
#include "theme/theme.h"
#include "workspace/queries/meeting.h"

namespace leadlight::desktop {

namespace {

constexpr QSize pictureSize(1440, 900);
constexpr QSize wallSize(1280, 720);

/// Returns once no job is under way and what the last answers set in motion has been done, too.
void settle(const bridge::WorkspaceSession &session)
{
    do {
        if (!session.isIdle()) {
            QEventLoop loop;
            QObject::connect(&session, &bridge::WorkspaceSession::becameIdle, &loop, &QEventLoop::quit);
            loop.exec();
        }
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    } while (!session.isIdle());
}

base::Result<void> save(shell::MainWindow &window, const QString &path)
{
    settle(window.session());
    window.grab(); // what is shown for the first time is laid out by being painted
    settle(window.session());
    return window.grab().save(path)
               ? base::Result<void>()
               : base::Result<void>(base::fail(base::ErrorKind::storage, "storage.failed", {bridge::toUtf8(path)}));
}

/// Every step of a presentation on the smallest wall.
base::Result<void> presentationPictures(shell::MainWindow &main, QSettings &settings, const QString &folder, const QList<theme::Scheme> &schemes,
                                        QStringList &files)
{
    std::shared_ptr<const workspace::Meeting> meeting;
    main.session().run(
        QString(), [](workspace::Workspace &open, base::Progress &progress) { return workspace::startMeeting(open, progress); }, &main,
        [&meeting](const base::Result<std::shared_ptr<const workspace::Meeting>> &started) { meeting = started.value_or(nullptr); });
    settle(main.session());
    if (!meeting) {
        return {};
    }
    bridge::ViewContext context{main.session(), main.filter(), main.actions(), settings, {}};
    for (const theme::Scheme scheme : schemes) {
        const bool dark = scheme == theme::Scheme::dark;
        settings.setValue(QStringLiteral("present/dark"), dark);
        present::PresentWindow wall(context, meeting);
        wall.setAttribute(Qt::WA_DeleteOnClose, false);
        wall.resize(wallSize);
        wall.show();
        for (int step = 0; step < wall.steps(); ++step) {
            wall.goTo(step);
            wall.grab(); // what is shown for the first time is laid out by being painted
            settle(main.session());
            const QString path = QDir(folder).filePath(QStringLiteral("present-%1-%2.png").arg(step + 1).arg(dark ? QStringLiteral("dark") : QStringLiteral("light")));
            if (!wall.grab().save(path)) {
                return base::fail(base::ErrorKind::storage, "storage.failed", {bridge::toUtf8(path)});
            }
            files << path;
        }
    }
    return {};
}

} // namespace

base::Result<QStringList> takeScreenshots(const QString &folder, const QString &workspace,
                                          const QList<theme::Scheme> &schemes)
{
    const QTemporaryDir scratch;
    QSettings settings(scratch.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    const base::SystemClock clock;
    shell::MainWindow window({clock, settings, allRooms(), {}, {}});
    std::optional<base::Error> problem;
    QObject::connect(&window.session(), &bridge::WorkspaceSession::openFailed, &window,
                     [&problem](const QString &, const base::Error &error) { problem = error; });
    window.resize(pictureSize);
    window.show();
    if (!QDir().mkpath(folder)) {
        return base::fail(base::ErrorKind::storage, "storage.failed", {bridge::toUtf8(folder)});
    }
    // A copy may be written to, so that nothing in the pictures is switched off.
    const QString copy = scratch.filePath(QFileInfo(workspace).fileName());
    for (const QLatin1String part : {QLatin1String(""), QLatin1String("-wal")}) {
        QFile::copy(workspace + part, copy + part);
    }
    window.openFile(QFileInfo::exists(copy) ? copy : workspace);
    settle(window.session());
    if (problem) {
        return base::fail(*problem);
    }
    QStringList files;
    for (const theme::Scheme scheme : schemes) {
        theme::theme().setScheme(scheme);
        QStringList shown = window.viewIds();
        for (const bridge::ActionRegistry::Entry &entry : window.actions().entries()) {
            const QString part = entry.id.startsWith(QStringLiteral("page.")) ? entry.id.mid(5) : QString();
            if (!part.isEmpty() && !shown.contains(part)) { // of a view that holds several
                shown << part;
            }
        }
        for (const QString &id : std::as_const(shown)) {
            if (QAction *part = window.actions().find(QStringLiteral("page.") + id)) {
                part->trigger();
            } else {
                window.goTo(id);
            }
            const QString look = scheme == theme::Scheme::dark ? QStringLiteral("dark") : QStringLiteral("light");
            const QString path = QDir(folder).filePath(QStringLiteral("%1-%2.png").arg(id, look));
            const auto saved = save(window, path);
            if (!saved) {
                return base::fail(saved.error());
            }
            files << path;
        }
    }
    if (auto presented = presentationPictures(window, settings, folder, schemes, files); !presented) {
        return base::fail(presented.error());
    }
    return files;
}

} // namespace leadlight::desktop
