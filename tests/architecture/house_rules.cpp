// SPDX-License-Identifier: GPL-3.0-or-later
#include "architecture/house_rules.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

#include <array>
#include <functional>

namespace leadlight::architecture {

namespace {

/// Who may include whom. A bare name is a room of core; `core` is all of it; `ui/VIEW` stands for every folder of ui
/// that has no row of its own. A room may always include itself.
struct Row {
    const char *room;
    const char *mayInclude;
};

constexpr std::array<Row, 21> rows{{
    {"base", ""},
    {"domain", "base"},
    {"data", "base"},
    {"model", "base domain data"},
    {"lifecycle", "base domain"},
    {"scoring", "base domain data model"},
    {"agreement", "base domain model"},
    {"evidence", "base domain data model scoring"},
    {"hygiene", "base domain data"},
    {"io", "base domain data"},
    {"wording", "base domain data model scoring lifecycle agreement evidence"},
    {"report", "base domain data model scoring lifecycle agreement evidence hygiene wording"},
    {"store", "base domain data model lifecycle agreement"},
    {"workspace", "core"},
    {"ui/theme", ""},
    {"ui/kit", "ui/theme"},
    {"ui/bridge", "base domain data report workspace wording"},
    {"ui/inspector", "base domain data model scoring lifecycle agreement evidence hygiene io report workspace wording "
                     "ui/bridge ui/kit ui/theme"},
    {"ui/VIEW", "base domain data model scoring lifecycle agreement evidence hygiene io report workspace wording "
                "ui/bridge ui/kit ui/theme ui/inspector"},
    {"ui/shell", "base domain data model scoring lifecycle agreement evidence hygiene io report workspace wording "
                 "ui/bridge ui/kit ui/theme ui/inspector ui/VIEW"},
    {"app", "core ui app"},
}};

QStringList wordsOf(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

/// "core/data/filter.h" is in `data`, "ui/leads/x.h" in `ui/leads`, "app/cli/x.h" in `app`.
QString roomOf(const QString &path)
{
    const QStringList parts = path.split(QLatin1Char('/'));
    if (parts.size() < 3)
        return {};
    if (parts[0] == QLatin1String("core"))
        return parts[1];
    if (parts[0] == QLatin1String("ui"))
        return QStringLiteral("ui/") + parts[1];
    return parts[0];
}

const Row *rowOf(const QString &room)
{
    const auto named = [](const QString &name) {
        for (const Row &row : rows) {
            if (name == QLatin1String(row.room))
                return &row;
        }
        return static_cast<const Row *>(nullptr);
    };
    const Row *own = named(room);
    return own == nullptr && room.startsWith(QLatin1String("ui/")) ? named(QStringLiteral("ui/VIEW")) : own;
}

bool mayInclude(const Row &row, const QString &room)
{
    const Row *other = rowOf(room);
    if (other == nullptr)
        return false;
    const QStringList allowed = wordsOf(row.mayInclude);
    const QString floor = room.contains(QLatin1Char('/')) ? room.section(QLatin1Char('/'), 0, 0)
                          : room == QLatin1String("app")  ? room
                                                          : QStringLiteral("core");
    return allowed.contains(QString::fromLatin1(other->room)) || allowed.contains(floor);
}

QStringList filesBelow(const QDir &root, const QStringList &folders, const QStringList &names)
{
    QStringList files;
    for (const QString &folder : folders) {
        QDirIterator below(root.filePath(folder), names, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (below.hasNext())
            files.append(root.relativeFilePath(below.next()));
    }
    files.sort();
    return files;
}

QStringList sourcesOf(const QDir &root, const QStringList &folders)
{
    return filesBelow(root, folders, {QStringLiteral("*.h"), QStringLiteral("*.cpp")});
}

QStringList floors()
{
    return {QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app")};
}

QStringList linesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
}

using Check = std::function<QString(const QString &line)>;

/// Runs `check` on every line of `file`; it answers with what is wrong, or nothing.
void checkLines(const QDir &root, const QString &file, QStringList &breaches, const Check &check)
{
    const QStringList lines = linesOf(root.filePath(file));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString wrong = check(lines[i]);
        if (!wrong.isEmpty())
            breaches.append(QStringLiteral("%1:%2: %3").arg(file).arg(i + 1).arg(wrong));
    }
}

/// The path below the root of what `included` means in `file`; empty for what is not ours or is generated.
QString resolved(const QDir &root, const QString &file, const QString &included)
{
    const QString beside = QDir::cleanPath(file.section(QLatin1Char('/'), 0, -2) + QLatin1Char('/') + included);
    if (root.exists(beside))
        return beside;
    for (const QString &floor : floors()) {
        const QString path = QDir::cleanPath(floor + QLatin1Char('/') + included);
        if (root.exists(path))
            return path;
    }
    return {};
}

} // namespace

QStringList includeTable()
{
    QStringList table;
    for (const Row &row : rows) {
        const QStringList allowed = wordsOf(row.mayInclude);
        table.append(QStringLiteral("| %1 | %2 |")
                         .arg(QString::fromLatin1(row.room), allowed.isEmpty() ? QStringLiteral("nothing of ours")
                                                                               : allowed.join(QLatin1String(", "))));
    }
    return table;
}

QStringList includeBreaches(const QDir &root)
{
    static const QRegularExpression quoted(QStringLiteral("^\\s*#\\s*include\\s*\"([^\"]+)\""));
    QStringList breaches;
    for (const QString &file : sourcesOf(root, floors())) {
        const QString room = roomOf(file);
        const Row *row = rowOf(room);
        if (row == nullptr) {
            breaches.append(QStringLiteral("%1:1: its room has no row in the table").arg(file));
            continue;
        }
        checkLines(root, file, breaches, [&](const QString &line) -> QString {
            const auto match = quoted.match(line);
            if (!match.hasMatch())
                return {};
            const QString other = roomOf(resolved(root, file, match.captured(1)));
            if (other.isEmpty() || other == room || mayInclude(*row, other))
                return {};
            return QStringLiteral("%1 may not include %2").arg(room, other);
        });
    }
    return breaches;
}

QStringList foreignHeaderBreaches(const QDir &root)
{
    static const QRegularExpression sqlite(QStringLiteral("^\\s*#\\s*include\\s*[<\"]sqlite3(ext)?\\.h"));
    static const QRegularExpression workbooks(QStringLiteral("^\\s*#\\s*include\\s*[<\"](zip|expat|xlsxwriter)\\.h"));
    static const QRegularExpression qt(QStringLiteral("^\\s*#\\s*include\\s*[<\"](Q[A-Z]|Qt|q[a-z]+\\.h)"));
    static const QRegularExpression heavy(QStringLiteral("^\\s*#\\s*include\\s*[<\"](nlohmann/(?!json_fwd)|CLI/)"));
    QStringList breaches;
    for (const QString &file : sourcesOf(root, floors())) {
        const bool withoutQt = file.startsWith(QLatin1String("core/")) || file.startsWith(QLatin1String("app/cli/"));
        checkLines(root, file, breaches, [&](const QString &line) -> QString {
            if (sqlite.match(line).hasMatch() && !file.startsWith(QLatin1String("core/store/")))
                return QStringLiteral("only core/store includes sqlite3.h");
            if (workbooks.match(line).hasMatch() && (!file.startsWith(QLatin1String("core/io/")) || file.endsWith(QLatin1String(".h"))))
                return QStringLiteral("only .cpp files of core/io include the libraries of workbooks");
            if (withoutQt && qt.match(line).hasMatch())
                return QStringLiteral("there is no Qt here");
            if (file.endsWith(QLatin1String(".h")) && heavy.match(line).hasMatch())
                return QStringLiteral("this library is included in .cpp files alone");
            return {};
        });
    }
    return breaches;
}

QStringList colourBreaches(const QDir &root)
{
    static const QRegularExpression colour(
        QStringLiteral("\"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\\b"
                       "|:\\s*#([0-9a-fA-F]{6}|[0-9a-fA-F]{8})\\b"
                       "|\\bQColor(\\s+\\w+)?\\s*[({]\\s*[0-9]|\\bqRgba?\\s*\\(\\s*[0-9]"));
    QStringList breaches;
    for (const QString &file : sourcesOf(root, {QStringLiteral("ui"), QStringLiteral("app")})) {
        if (file.startsWith(QLatin1String("ui/theme/")))
            continue;
        checkLines(root, file, breaches, [](const QString &line) {
            return colour.match(line).hasMatch() ? QStringLiteral("colours live in ui/theme") : QString();
        });
    }
    return breaches;
}

QStringList licenceBreaches(const QDir &root)
{
    const QStringList folders = floors()
                                + QStringList{QStringLiteral("tests"), QStringLiteral("packaging"),
                                              QStringLiteral("resources"), QStringLiteral(".ci")};
    const QStringList names{QStringLiteral("*.h"),     QStringLiteral("*.cpp"), QStringLiteral("CMakeLists.txt"),
                            QStringLiteral("*.cmake"), QStringLiteral("*.sql"), QStringLiteral("*.py"),
                            QStringLiteral("*.sh"),    QStringLiteral("run"),   QStringLiteral("test")};
    QStringList breaches;
    for (const QString &file : filesBelow(root, folders, names)) {
        // In a script the first line says what runs it.
        const QString head = linesOf(root.filePath(file)).mid(0, 2).join(QLatin1Char('\n'));
        if (!head.contains(QLatin1String("SPDX-License-Identifier: GPL-3.0-or-later")))
            breaches.append(QStringLiteral("%1:1: the licence line is missing").arg(file));
    }
    return breaches;
}

int sourceCount(const QDir &root)
{
    return static_cast<int>(sourcesOf(root, floors()).size());
}

} // namespace leadlight::architecture
