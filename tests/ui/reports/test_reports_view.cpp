// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/segmented.h"
#include "reports/document_preview.h"
#include "reports/preview_page.h"
#include "reports/reports_view.h"
#include "theme/theme.h"
#include "workspace/commands/edit_lead.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace leadlight;

namespace {

struct Desk {
    Desk() : settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat), actions(&window)
    {
        context.writePdf = [this](const report::Document &document, const std::string &path) -> base::Result<void> {
            pdfTitle = document.title;
            pdfPath = path;
            return {};
        };
        view = new reports::ReportsView(context, &window);
        view->setFileChooser([this](QWidget *, const QString &, const QString &proposal, const QString &) {
            suggested = proposal;
            return answer;
        });
        QObject::connect(&session, &bridge::WorkspaceSession::snapshotChanged, view, [this](const workspace::ChangeEvent &event) {
            view->setSnapshot(session.snapshot(), event);
        });
        window.resize(1000, 700);
        view->setGeometry(window.rect());
        window.show();
        session.create(folder.filePath(QStringLiteral("Northwind.leadlight")), QStringLiteral("fit-engagement"));
        session.run(
            QStringLiteral("Adding"),
            [](workspace::Workspace &open, base::Progress &) {
                return workspace::addLead(open, {{"email", "a@firm.example"}, {"campaign", "<img src='x.png'>"}});
            },
            &session, [](const base::Result<std::uint32_t> &) {});
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

    [[nodiscard]] QString pageText() const { return view->findChild<reports::PreviewPage *>()->toPlainText(); }

    QTemporaryDir folder;
    QSettings settings;
    QWidget window;
    base::FixedClock clock{*base::parseIsoInstant("2026-03-31T12:00:00Z")};
    bridge::WorkspaceSession session{clock};
    bridge::FilterState filter{session};
    bridge::ActionRegistry actions;
    bridge::ViewContext context{session, filter, actions, settings, {}};
    reports::ReportsView *view = nullptr;
    QString answer;
    QString suggested;
    std::string pdfTitle;
    std::string pdfPath;
};

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class ReportsViewTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<theme::Theme>(*qApp, theme::Preference::light); }
    void cleanupTestCase() { m_theme.reset(); }

    void previewShowsTheReport()
    {
        Desk desk;
        if (desk.session.snapshot()->size() == 0) {
            desk.settle();
        }
        QVERIFY(desk.pageText().contains(QStringLiteral("Lead review: Northwind")));
        QVERIFY(desk.pageText().contains(QStringLiteral("The lead matrix")));
    }

    void theFollowUpIsAnotherPage()
    {
        Desk desk;
        desk.settle();
        auto *kinds = desk.view->findChild<kit::SegmentedControl *>();
        kinds->button(0)->setFocus();
        QTest::keyClick(kinds->button(0), Qt::Key_Right);
        desk.settle();
        QVERIFY(desk.pageText().contains(QStringLiteral("Follow-up: Northwind")));
        QVERIFY(!desk.pageText().contains(QStringLiteral("The lead matrix")));
        desk.answer = desk.folder.filePath(QStringLiteral("page.html"));
        desk.view->exportAs(reports::ReportsView::Format::html);
        desk.settle();
        QVERIFY(desk.suggested.endsWith(QStringLiteral("Northwind follow-up.html")));
        QVERIFY(bytesOf(desk.answer).contains("Nothing was handed over yet."));
    }

    void previewEscapesAndLoadsNothing()
    {
        report::Document document;
        document.title = "<script>x</script> %1 %2";
        document.blocks.push_back(report::Table{"Names %1", "<b>", {"A"}, {false}, {{{"<img src=\"http://127.0.0.1/a.png\">", {}}}}});
        document.blocks.push_back(report::BarChart{"Bars", {}, {{"50 %2", 1, "one %3"}}});
        const QString html = reports::previewHtml(document, *m_theme);
        QVERIFY(!html.contains(QStringLiteral("<script>")));
        QVERIFY(!html.contains(QStringLiteral("<img")));
        QVERIFY(html.contains(QStringLiteral("50 %2")));
        reports::PreviewPage page;
        QVERIFY(!page.loadResource(2, QUrl(QStringLiteral("file:///etc/hostname"))).isValid());
        QVERIFY(!page.openLinks());
    }

    void filesAreWritten()
    {
        Desk desk;
        QSignalSpy said(desk.view, &bridge::View::notice);
        desk.answer = desk.folder.filePath(QStringLiteral("out"));
        desk.view->exportAs(reports::ReportsView::Format::html);
        desk.view->exportAs(reports::ReportsView::Format::csv);
        desk.settle();
        QVERIFY(bytesOf(desk.answer + QStringLiteral(".html")).startsWith("<!DOCTYPE html>"));
        QVERIFY(bytesOf(desk.answer + QStringLiteral(".csv")).contains("Campaign,Cost"));
        QCOMPARE(said.size(), 2);
        QCOMPARE(said.first().first().toString(), QStringLiteral("Report saved as out.html."));
        QVERIFY(desk.suggested.endsWith(QStringLiteral("Northwind review.csv")));
    }

    void cancellingWritesNothing()
    {
        Desk desk;
        QSignalSpy said(desk.view, &bridge::View::notice);
        desk.view->exportAs(reports::ReportsView::Format::pdf);
        desk.settle();
        QVERIFY(said.isEmpty());
        QVERIFY(desk.pdfPath.empty());
    }

    void controlEExportsThePdf()
    {
        Desk desk;
        desk.window.activateWindow();
        desk.answer = desk.folder.filePath(QStringLiteral("review.pdf"));
        auto *page = desk.view->findChild<reports::PreviewPage *>();
        page->setFocus();
        QTest::keyClick(page, Qt::Key_E, Qt::ControlModifier);
        QCOMPARE(QString::fromStdString(desk.pdfPath), desk.answer);
        QCOMPARE(desk.pdfTitle, std::string("Lead review: Northwind"));
    }

    void decisionsGoOutForTheCrm()
    {
        Desk desk;
        QSignalSpy said(desk.view, &bridge::View::notice);
        desk.answer = desk.folder.filePath(QStringLiteral("decisions")); // the ending is added
        desk.actions.find(QStringLiteral("reports.decisions"))->trigger();
        desk.settle();
        QVERIFY(QFile::exists(desk.answer + QStringLiteral(".csv")));
        QCOMPARE(said.size(), 1);
        QVERIFY2(said.first().first().toString().endsWith(QStringLiteral("decisions.csv.")), qPrintable(said.first().first().toString()));
    }

    void failureIsSaid()
    {
        Desk desk;
        QSignalSpy said(desk.view, &bridge::View::notice);
        desk.answer = desk.folder.filePath(QStringLiteral("missing/out.html"));
        desk.view->exportAs(reports::ReportsView::Format::html);
        desk.settle();
        QCOMPARE(said.size(), 1);
        QVERIFY(!said.first().first().toString().startsWith(QStringLiteral("Report saved")));
    }

private:
    std::unique_ptr<theme::Theme> m_theme;
};

QTEST_MAIN(ReportsViewTest)
#include "test_reports_view.moc"
