// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QtTest>

#include "architecture/house_rules.h"

using namespace leadlight::architecture;

namespace {

QDir house()
{
    return QDir(QStringLiteral(LEADLIGHT_SOURCE));
}

/// A house of a few files, to see each rule broken.
class TrialHouse {
public:
    void put(const QString &path, const QByteArray &content)
    {
        const QString whole = root().filePath(path);
        QVERIFY(root().mkpath(path.section(QLatin1Char('/'), 0, -2)));
        QFile file(whole);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("// SPDX-License-Identifier: GPL-3.0-or-later\n" + content);
    }
    [[nodiscard]] QDir root() const { return QDir(m_folder.path()); }

private:
    QTemporaryDir m_folder;
};

#define COMPARE_CLEAN(breaches) QCOMPARE((breaches).join(QLatin1Char('\n')), QString())

} // namespace

class TestIncludes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theHouseKeepsTheIncludeTable()
    {
        QVERIFY(sourceCount(house()) > 20);
        COMPARE_CLEAN(includeBreaches(house()));
    }
    void foreignHeadersStayInTheirRooms() { COMPARE_CLEAN(foreignHeaderBreaches(house())); }
    void coloursLiveInTheTheme() { COMPARE_CLEAN(colourBreaches(house())); }
    void everySourceNamesItsLicence() { COMPARE_CLEAN(licenceBreaches(house())); }

    void theReadmePrintsTheTable()
    {
        QFile readme(house().filePath(QStringLiteral("core/README.md")));
        QVERIFY(readme.open(QIODevice::ReadOnly));
        QStringList printed;
        for (const QString &line : QString::fromUtf8(readme.readAll()).split(QLatin1Char('\n'))) {
            if (line.startsWith(QLatin1String("| ")))
                printed.append(line);
        }
        printed = printed.mid(printed.indexOf(QStringLiteral("| module | may include |")) + 2);
        QCOMPARE(printed.mid(0, includeTable().size()).join(QLatin1Char('\n')), includeTable().join(QLatin1Char('\n')));
    }

    void aForbiddenIncludeIsFound_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("include");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char *file, const char *include, bool allowed) {
            QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(file), QLatin1String(include))))
                << QString::fromLatin1(file) << QByteArray(include) << allowed;
        };
        row("core/base/a.cpp", "domain/stage.h", false);
        row("core/domain/a.cpp", "base/time.h", true);
        row("core/domain/a.cpp", "domain/stage.h", true);
        row("core/domain/a.cpp", "stage.h", true);
        row("core/domain/a.cpp", "../data/table.h", false);
        row("core/scoring/a.cpp", "lifecycle/rules.h", false);
        row("core/scoring/a.cpp", "store/store.h", false);
        row("core/report/a.cpp", "wording/words.h", true);
        row("core/workspace/a.cpp", "store/store.h", true);
        row("core/workspace/a.cpp", "kit/badge.h", false);
        row("core/store/a.cpp", "workspace/workspace.h", false);
        row("ui/kit/a.cpp", "theme/palette.h", true);
        row("ui/kit/a.cpp", "base/time.h", false);
        row("ui/bridge/a.cpp", "wording/words.h", true);
        row("ui/leads/a.cpp", "wording/words.h", true);
        row("ui/kit/a.cpp", "wording/words.h", false);
        row("ui/leads/a.cpp", "store/store.h", false);
        row("ui/leads/a.cpp", "inspector/panel.h", true);
        row("ui/leads/a.cpp", "matrix/view.h", false);
        row("ui/inspector/a.cpp", "matrix/view.h", false);
        row("ui/shell/a.cpp", "matrix/view.h", true);
        row("ui/matrix/a.cpp", "shell/window.h", false);
        row("app/desktop/a.cpp", "store/store.h", true);
        row("core/attic/a.cpp", "base/time.h", false);
    }
    void aForbiddenIncludeIsFound()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, include);
        QFETCH(bool, allowed);
        TrialHouse trial;
        for (const char *header :
             {"core/base/time.h", "core/domain/stage.h", "core/data/table.h", "core/lifecycle/rules.h",
              "core/wording/words.h", "core/store/store.h", "core/workspace/workspace.h", "ui/theme/palette.h",
              "ui/kit/badge.h", "ui/inspector/panel.h", "ui/matrix/view.h", "ui/shell/window.h"})
            trial.put(QString::fromLatin1(header), "#pragma once\n");
        trial.put(file, "// #include \"store/store.h\"\n#include <vector>\n#include \"" + include + "\"\n");
        const QStringList breaches = includeBreaches(trial.root());
        QCOMPARE(breaches.size(), qsizetype(allowed ? 0 : 1));
        if (!allowed)
            QVERIFY2(breaches[0].startsWith(file), qPrintable(breaches[0]));
    }

    void aForeignHeaderIsFound()
    {
        TrialHouse trial;
        trial.put(QStringLiteral("core/store/a.cpp"), "#include <sqlite3.h>\n#include <nlohmann/json.hpp>\n");
        trial.put(QStringLiteral("ui/kit/a.h"), "#include <QWidget>\n");
        COMPARE_CLEAN(foreignHeaderBreaches(trial.root()));
        trial.put(QStringLiteral("core/data/a.cpp"), "#include <sqlite3.h>\n");
        trial.put(QStringLiteral("core/data/b.cpp"), "#include <QString>\n");
        trial.put(QStringLiteral("core/model/a.h"), "#include <nlohmann/json.hpp>\n");
        QCOMPARE(foreignHeaderBreaches(trial.root()).size(), qsizetype(3));
    }

    void aColourIsFound()
    {
        TrialHouse trial;
        trial.put(QStringLiteral("ui/theme/a.cpp"), "QColor warm(\"#ff8800\");\n");
        trial.put(QStringLiteral("ui/kit/a.cpp"), "auto a = palette.text; auto b = u\"#12\"_qs; auto c = QColor();\n");
        COMPARE_CLEAN(colourBreaches(trial.root()));
        trial.put(QStringLiteral("ui/kit/b.cpp"), "QColor warm(\"#ff8800\");\nQColor cold(0, 0, 255);\nqRgb(1, 2, 3);\n"
                                                  "auto s = \"color: #ff8800;\";\n");
        QCOMPARE(colourBreaches(trial.root()).size(), qsizetype(4));
    }

    void aMissingLicenceIsFound()
    {
        TrialHouse trial;
        trial.put(QStringLiteral("core/base/a.cpp"), "int a;\n");
        COMPARE_CLEAN(licenceBreaches(trial.root()));
        QFile bare(trial.root().filePath(QStringLiteral("core/base/b.cpp")));
        QVERIFY(bare.open(QIODevice::WriteOnly));
        bare.write("int b;\n");
        bare.close();
        QCOMPARE(licenceBreaches(trial.root()),
                 QStringList{QStringLiteral("core/base/b.cpp:1: the licence line is missing")});
    }
};

QTEST_GUILESS_MAIN(TestIncludes)
#include "test_includes.moc"
