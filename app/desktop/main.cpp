// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <cstring>

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

#include <sys/stat.h>

#include "adapters/pdf_writer.h"
#include "bridge/messages.h"
#include "desktop/all_rooms.h"
#include "desktop/render.h"
#include "desktop/screenshots.h"
#include "shell/main_window.h"
#include "theme/icons.h"
#include "theme/ramps.h"
#include "theme/theme.h"

using namespace leadlight;

namespace {

int complain(const base::Error &error)
{
    std::fprintf(stderr, "leadlight: %s\n", qPrintable(bridge::messageOf(error)));
    return static_cast<int>(error.kind);
}

int misused(const char *text)
{
    std::fprintf(stderr, "leadlight: %s\n", text);
    return static_cast<int>(base::ErrorKind::usage);
}

/// Pictures and reports are made without a display; this has to be known before the application is made.
void chooseFromArguments(int argc, char **argv)
{
    for (int at = 1; at < argc; ++at) {
        const bool batch = std::strcmp(argv[at], "--render") == 0 || std::strcmp(argv[at], "--screenshots") == 0;
        if (batch && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
            qputenv("QT_QPA_PLATFORM", "offscreen");
        }
    }
}

theme::Preference preferenceOf(const QString &word)
{
    return word == QLatin1String("dark")    ? theme::Preference::dark
           : word == QLatin1String("light") ? theme::Preference::light
                                            : theme::Preference::system;
}

int screenshots(const QCommandLineParser &parser, const QString &folder)
{
    QList<theme::Scheme> schemes{theme::Scheme::light, theme::Scheme::dark};
    if (parser.isSet(QStringLiteral("theme"))) {
        const bool dark = parser.value(QStringLiteral("theme")) == QLatin1String("dark");
        schemes = {dark ? theme::Scheme::dark : theme::Scheme::light};
    }
    const auto files = desktop::takeScreenshots(folder, parser.positionalArguments().first(), schemes);
    if (!files) {
        return complain(files.error());
    }
    for (const QString &file : *files) {
        std::printf("%s\n", qPrintable(file));
    }
    return 0;
}

int runWindow(const QCommandLineParser &parser, theme::Theme &look)
{
    QSettings settings;
    look.setPreference(preferenceOf(parser.isSet(QStringLiteral("theme"))
                                        ? parser.value(QStringLiteral("theme"))
                                        : settings.value(QStringLiteral("look/theme")).toString()));
    if (settings.value(QStringLiteral("look/ramp")).toString() == QStringLiteral("cividis")) {
        theme::setHeatRamp(theme::HeatRamp::cividis);
    }
    look.setTextSize(settings.value(QStringLiteral("look/text_size"), 1.0).toDouble());
    const base::SystemClock clock;
    const QString data = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    QDir().mkpath(data);
    shell::MainWindow window({clock, settings, desktop::allRooms(), adapters::writePdf,
                              QDir(data).filePath(QStringLiteral("Sample.leadlight")), adapters::printDocument});
    window.show();
    if (parser.isSet(QStringLiteral("sample"))) {
        window.openSample();
    } else if (!parser.positionalArguments().isEmpty()) {
        window.openFile(QFileInfo(parser.positionalArguments().first()).absoluteFilePath());
    }
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    ::umask(S_IRWXG | S_IRWXO); // what is written here is about people: the owner's alone
    chooseFromArguments(argc, argv);
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Leadlight"));
    QApplication::setApplicationName(QStringLiteral("Leadlight"));
    QApplication::setApplicationVersion(QStringLiteral(LEADLIGHT_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("io.github.leadlight.Leadlight"));

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Lead scoring that Sales and Marketing agree on."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOption({QStringLiteral("sample"), QStringLiteral("Open the sample workspace; it is made the first time.")});
    parser.addOption({QStringLiteral("render"),
                      QStringLiteral("Write the report KIND (review, follow-up, evidence or process) of WORKSPACE to FILE (.pdf, .html, .csv)."),
                      QStringLiteral("KIND")});
    parser.addOption({QStringLiteral("screenshots"), QStringLiteral("Save a picture of each view of WORKSPACE in FOLDER."),
                      QStringLiteral("FOLDER")});
    parser.addOption({QStringLiteral("theme"), QStringLiteral("light or dark."), QStringLiteral("THEME")});
    parser.addPositionalArgument(QStringLiteral("workspace"), QStringLiteral("The workspace to open."),
                                 QStringLiteral("[WORKSPACE]"));
    parser.process(application);
    const QStringList files = parser.positionalArguments();

    theme::Theme look(application, theme::Preference::light);
    QApplication::setWindowIcon(theme::applicationIcon());
    if (parser.isSet(QStringLiteral("render"))) {
        if (files.size() != 2) {
            return misused("--render KIND needs WORKSPACE and FILE.");
        }
        const auto rendered = desktop::render(parser.value(QStringLiteral("render")), files.at(0), files.at(1));
        return rendered ? 0 : complain(rendered.error());
    }
    if (parser.isSet(QStringLiteral("screenshots"))) {
        return files.size() == 1 ? screenshots(parser, parser.value(QStringLiteral("screenshots")))
                                 : misused("--screenshots FOLDER needs WORKSPACE.");
    }
    return runWindow(parser, look);
}
