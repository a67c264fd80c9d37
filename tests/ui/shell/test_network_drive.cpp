// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/main_window.h"

#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <QApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "kit/notice_bar.h"
#include "theme/theme.h"

namespace {

constexpr long networkType = 0x6969; // NFS
bool onNetwork = false;

} // namespace

/// Stands in front of the C library's: a file system that says that it is NFS wherever the test asks for one.
extern "C" int statfs(const char *path, struct statfs *system) noexcept
{
    const auto answer = static_cast<int>(::syscall(SYS_statfs, path, system));
    if (answer == 0 && onNetwork) {
        system->f_type = networkType;
    }
    return answer;
}

using namespace leadlight;

class TestNetworkDrive : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<theme::Theme>(*qApp, theme::Preference::light); }

    void itIsSaidOnOpening_data()
    {
        QTest::addColumn<bool>("network");
        QTest::newRow("a disk of this machine") << false;
        QTest::newRow("a network drive") << true;
    }
    void itIsSaidOnOpening()
    {
        QFETCH(bool, network);
        onNetwork = network;
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
        const base::FixedClock clock{*base::parseIsoInstant("2026-03-31T12:00:00Z")};
        shell::MainWindow window({clock, settings, {}, {}, {}});
        window.show();
        window.session().create(folder.filePath(QStringLiteral("Northwind.leadlight")), QStringLiteral("fit-engagement"));
        while (!window.session().isIdle()) {
            QSignalSpy idle(&window.session(), &bridge::WorkspaceSession::becameIdle);
            QVERIFY(idle.wait(60000));
        }
        QCOMPARE(window.findChild<kit::NoticeBar *>()->text().contains(QLatin1String("network drive")), network);
    }

private:
    std::unique_ptr<theme::Theme> m_theme;
};

QTEST_MAIN(TestNetworkDrive)
#include "test_network_drive.moc"
