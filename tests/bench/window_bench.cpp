// SPDX-License-Identifier: GPL-3.0-or-later
// Measures the window itself, offscreen, over a workspace that leadlight-bench keeps: from a key to the last pixel that
// it changes. See README.md.
#include <array>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <optional>

#include <sys/resource.h>

#include <QAbstractItemView>
#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QSettings>
#include <QSlider>
#include <QTableView>
#include <QTemporaryDir>
#include <QTreeView>

#include "cli/bench_lines.h"
#include "desktop/all_rooms.h"
#include "shell/main_window.h"
#include "theme/theme.h"
#include "workspace/commands/change_people.h"

namespace leadlight::bench {

namespace {

using Clock = std::chrono::steady_clock;
using cli::BenchLines;

constexpr QSize windowSize(1440, 900);
constexpr int keysPressed = 20;

/// A control by the name that assistive tools read, which is unique in the window.
template <class Control> Control &named(QWidget &window, const QString &name)
{
    for (Control *control : window.findChildren<Control *>()) {
        if (control->accessibleName() == name) {
            return *control;
        }
    }
    std::cerr << "no control \"" << qPrintable(name) << '"' << std::endl;
    std::exit(1);
}

void press(QWidget &target, int key, const QString &text = {})
{
    for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent event(type, key, Qt::NoModifier, text);
        QCoreApplication::sendEvent(&target, &event);
    }
}

/// The window with its workspace, and the wait until nothing is left to be asked, answered or painted.
class Bench {
public:
    Bench() : m_settings(m_folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat)
    {
        const auto begin = Clock::now();
        m_window = std::make_unique<shell::MainWindow>(shell::MainWindow::Setup{m_clock, m_settings, desktop::allRooms(), {}, {}});
        m_window->resize(windowSize);
        m_window->show();
        QCoreApplication::processEvents();
        m_firstPaint = BenchLines::millisecondsSince(begin);
    }

    [[nodiscard]] shell::MainWindow &window() { return *m_window; }
    [[nodiscard]] double firstPaint() const { return m_firstPaint; }

    void settle()
    {
        do {
            if (!m_window->session().isIdle()) {
                QEventLoop loop;
                QObject::connect(&m_window->session(), &bridge::WorkspaceSession::becameIdle, &loop, &QEventLoop::quit);
                loop.exec();
            }
            QCoreApplication::sendPostedEvents();
            QCoreApplication::processEvents();
        } while (!m_window->session().isIdle());
    }

    struct Opening {
        double matrix = 0;  ///< until the matrix is painted
        double settled = 0; ///< until everything else has been looked at, today's backup and the duplicates included
    };
    Opening open(const QString &path)
    {
        auto &map = named<QAbstractItemView>(*m_window, QStringLiteral("Lead matrix"));
        Opening took;
        const auto begin = Clock::now();
        const auto painted = [&] {
            if (took.matrix > 0 || map.model()->rowCount() == 0) {
                return;
            }
            map.viewport()->repaint();
            took.matrix = BenchLines::millisecondsSince(begin);
        };
        const std::array<QMetaObject::Connection, 2> watched{QObject::connect(map.model(), &QAbstractItemModel::modelReset, &map, painted),
                                                             QObject::connect(map.model(), &QAbstractItemModel::dataChanged, &map, painted)};
        m_window->openFile(path);
        settle();
        for (const QMetaObject::Connection &connection : watched) {
            QObject::disconnect(connection);
        }
        took.settled = BenchLines::millisecondsSince(begin);
        return took;
    }

private:
    QTemporaryDir m_folder;
    QSettings m_settings;
    base::SystemClock m_clock;
    std::unique_ptr<shell::MainWindow> m_window;
    double m_firstPaint = 0;
};

void measureMatrix(Bench &bench, const BenchLines &lines)
{
    shell::MainWindow &window = bench.window();
    window.goTo(QStringLiteral("matrix"));
    bench.settle();
    window.actions().find(QStringLiteral("matrix.try"))->trigger();
    bench.settle();
    QSlider *handle = nullptr;
    for (QSlider *slider : window.view(QStringLiteral("matrix"))->findChildren<QSlider *>()) {
        handle = handle == nullptr && slider->isVisible() && slider->isEnabled() ? slider : handle;
    }
    if (handle == nullptr) {
        std::cerr << "the matrix offers no threshold to move" << std::endl;
        return;
    }
    std::vector<double> steps;
    for (int step = 0; step < keysPressed; ++step) {
        const auto begin = Clock::now();
        handle->setValue(handle->value() + (step < keysPressed / 2 ? 1 : -1));
        bench.settle();
        steps.push_back(BenchLines::millisecondsSince(begin));
    }
    lines.print("window_threshold_ms", "ms", steps);
    window.actions().find(QStringLiteral("matrix.try"))->trigger();
    bench.settle();
}

void measureLeads(Bench &bench, const BenchLines &lines)
{
    shell::MainWindow &window = bench.window();
    window.goTo(QStringLiteral("leads"));
    bench.settle();
    auto &table = named<QTableView>(window, QStringLiteral("Lead table"));
    std::vector<double> pages;
    for (int page = 0; page < keysPressed * 5; ++page) {
        const auto begin = Clock::now();
        table.verticalScrollBar()->setValue(table.verticalScrollBar()->value() + 17);
        table.viewport()->repaint();
        pages.push_back(BenchLines::millisecondsSince(begin));
    }
    lines.print("window_scroll_ms", "ms", pages);

    auto &filter = named<QLineEdit>(window, QStringLiteral("Filter leads"));
    std::vector<double> letters;
    for (const QChar letter : QStringLiteral("meridian")) {
        const auto begin = Clock::now();
        press(filter, letter.toUpper().unicode(), letter);
        bench.settle();
        letters.push_back(BenchLines::millisecondsSince(begin));
    }
    lines.print("window_search_ms", "ms", letters);
    window.filter().clear();
    bench.settle();

    for (const auto &[metric, column] : {std::pair{"window_sort_number_ms", 4}, std::pair{"window_sort_text_ms", 3}}) {
        std::vector<double> sorts;
        for (int sort = 0; sort < 4; ++sort) {
            table.setCurrentIndex(table.model()->index(0, column));
            const auto begin = Clock::now();
            window.actions().find(QStringLiteral("leads.sort"))->trigger();
            bench.settle();
            sorts.push_back(BenchLines::millisecondsSince(begin));
        }
        lines.print(metric, "ms", sorts);
    }
}

void measureSwitches(Bench &bench, const BenchLines &lines)
{
    std::vector<double> switches;
    for (int round = 0; round < 3; ++round) {
        for (const char *id : {"matrix", "leads", "inbox", "model"}) {
            const auto begin = Clock::now();
            bench.window().goTo(QLatin1String(id));
            bench.window().repaint();
            switches.push_back(BenchLines::millisecondsSince(begin));
            bench.settle();
        }
    }
    lines.print("window_switch_ms", "ms", switches);
}

void measureModel(Bench &bench, const BenchLines &lines)
{
    shell::MainWindow &window = bench.window();
    window.goTo(QStringLiteral("model"));
    bench.settle();
    auto &tree = named<QTreeView>(window, QStringLiteral("Criteria of the draft"));
    tree.setFocus();
    press(tree, Qt::Key_Down);
    bench.settle();
    auto &map = named<QAbstractItemView>(window, QStringLiteral("Impact matrix"));
    std::vector<double> first;
    std::vector<double> steps;
    Clock::time_point begin;
    for (int step = 0; step < keysPressed; ++step) {
        // What became of the closed leads is shown later than what becomes of all leads now.
        std::optional<double> shown;
        const auto painted = [&] {
            map.viewport()->repaint();
            shown = shown.value_or(BenchLines::millisecondsSince(begin));
        };
        const auto changed = QObject::connect(map.model(), &QAbstractItemModel::dataChanged, &map, painted);
        begin = Clock::now();
        press(tree, step < keysPressed / 2 ? Qt::Key_Right : Qt::Key_Left);
        bench.settle();
        steps.push_back(BenchLines::millisecondsSince(begin));
        QObject::disconnect(changed);
        if (shown)
            first.push_back(*shown);
    }
    lines.print("window_impact_first_ms", "ms", first);
    lines.print("window_impact_ms", "ms", steps);
}

double peakMebibytes()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

/// Nobody moves a value before somebody sits at the table; a kept benchmark workspace has nobody yet.
void seatBothSides(Bench &bench)
{
    if (!bench.window().session().snapshot()->people.empty()) {
        return;
    }
    bench.window().session().run(
        QStringLiteral("Seating"),
        [](workspace::Workspace &open, base::Progress &) -> base::Result<base::Uuid> {
            if (auto first = workspace::addPerson(open, "Lena", domain::Side::marketing, {}); !first) {
                return first;
            }
            return workspace::addPerson(open, "Jonas", domain::Side::sales, {});
        },
        &bench.window(), [](const base::Result<base::Uuid> &) {});
    bench.settle();
}

int run(const QString &path)
{
    Bench bench;
    const double empty = peakMebibytes();
    const Bench::Opening opened = bench.open(path);
    const bridge::SnapshotPtr snapshot = bench.window().session().snapshot();
    if (!snapshot) {
        std::cerr << "cannot open " << qPrintable(path) << std::endl;
        return 1;
    }
    seatBothSides(bench);
    const BenchLines lines(snapshot->leadCount());
    lines.print("window_first_paint_ms", "ms", {bench.firstPaint()});
    lines.print("window_empty_mib", "MiB", {empty});
    lines.print("window_open_ms", "ms", {opened.matrix});
    lines.print("window_open_settled_ms", "ms", {opened.settled});
    measureMatrix(bench, lines);
    measureLeads(bench, lines);
    measureSwitches(bench, lines);
    measureModel(bench, lines);
    lines.print("window_peak_mib", "MiB", {peakMebibytes()});
    return 0;
}

} // namespace

} // namespace leadlight::bench

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    if (argc != 2) {
        std::cerr << "usage: window-bench WORKSPACE" << std::endl;
        return 2;
    }
    const leadlight::theme::Theme theme(app, leadlight::theme::Preference::light);
    return leadlight::bench::run(QString::fromLocal8Bit(argv[1]));
}
