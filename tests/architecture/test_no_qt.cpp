// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QRegularExpression>
#include <QtTest>

namespace {

struct Symbols {
    bool read = false;
    qsizetype ours = 0;
    QStringList qt;
};

/// Reads the names a library defines or wants. A name is Qt's if it or one of its parameters is.
Symbols symbolsOf(const QString &library)
{
    QProcess nm;
    nm.start(QStringLiteral(LEADLIGHT_NM), {QStringLiteral("-C"), library});
    Symbols found;
    if (!nm.waitForFinished(60000) || nm.exitStatus() != QProcess::NormalExit || nm.exitCode() != 0)
        return found;
    found.read = true;
    static const QRegularExpression qtName(QStringLiteral("(?<![:\\w])(Q[A-Z]\\w+|qt_\\w+|qFree\\w*)"));
    for (const QString &line : QString::fromUtf8(nm.readAllStandardOutput()).split(QLatin1Char('\n'))) {
        if (line.contains(QLatin1String("leadlight::")))
            ++found.ours;
        if (qtName.match(line).hasMatch())
            found.qt.append(line);
    }
    return found;
}

} // namespace

class TestNoQt : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theCoreIsFreeOfQt()
    {
        QFile list(QStringLiteral(LEADLIGHT_CORE_LIBRARIES));
        QVERIFY(list.open(QIODevice::ReadOnly));
        const QStringList libraries = QString::fromUtf8(list.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QVERIFY(!libraries.isEmpty());
        for (const QString &library : libraries) {
            const Symbols symbols = symbolsOf(library);
            QVERIFY2(symbols.read, qPrintable(library));
            QVERIFY2(symbols.ours > 0, qPrintable(library));
            QVERIFY2(symbols.qt.isEmpty(),
                     qPrintable(library + QLatin1Char('\n') + symbols.qt.join(QLatin1Char('\n'))));
        }
    }

    void qtInTheCoreIsFound()
    {
        const Symbols symbols = symbolsOf(QStringLiteral(LEADLIGHT_BREACH));
        QVERIFY(symbols.read);
        QVERIFY(symbols.ours > 0);
        QVERIFY(!symbols.qt.isEmpty());
    }

    void aLibraryThatCannotBeReadIsNotClean() { QVERIFY(!symbolsOf(QStringLiteral("no such library")).read); }
};

QTEST_GUILESS_MAIN(TestNoQt)
#include "test_no_qt.moc"
