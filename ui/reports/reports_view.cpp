// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reports_view.h"

#include <array>

#include <QAction>
#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

#include <utility>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "kit/card.h"
#include "kit/follow_theme.h"
#include "kit/segmented.h"
#include "reports/document_preview.h"
#include "reports/preview_page.h"
#include "theme/roles.h"
#include "workspace/commands/export_decisions.h"
#include "workspace/commands/export_report.h"
#include "workspace/queries/follow_up_report.h"
#include "workspace/queries/review_report.h"
#include "workspace/whole_file.h"

namespace leadlight::reports {

namespace {

QString endingOf(ReportsView::Format format)
{
    switch (format) {
    case ReportsView::Format::pdf: return QStringLiteral("pdf");
    case ReportsView::Format::html: return QStringLiteral("html");
    case ReportsView::Format::xlsx: return QStringLiteral("xlsx");
    case ReportsView::Format::csv: break;
    }
    return QStringLiteral("csv");
}

struct Kind {
    const char *key; ///< as on the command line, and in a file's name
    const char *title;
    const char *about;
    report::Document (*make)(const workspace::Snapshot &, const std::string &workspaceName);
};

constexpr std::array reportKinds{
    Kind{"review", QT_TRANSLATE_NOOP("ReportsView", "Review"),
         QT_TRANSLATE_NOOP("ReportsView", "The page for the review meeting, over all leads. HTML is the accessible form."),
         [](const workspace::Snapshot &snapshot, const std::string &name) { return workspace::reviewReport(snapshot, name); }},
    Kind{"follow-up", QT_TRANSLATE_NOOP("ReportsView", "Follow-up"),
         QT_TRANSLATE_NOOP("ReportsView", "What became of what was handed over to Sales."),
         workspace::followUpReport},
};

QString kindWord(const char *text)
{
    return QCoreApplication::translate("ReportsView", text);
}

QString chooseFile(QWidget *parent, const QString &title, const QString &suggested, const QString &kinds)
{
    return QFileDialog::getSaveFileName(parent, title, suggested, kinds);
}

} // namespace

ReportsView::ReportsView(bridge::ViewContext &context, QWidget *parent)
    : View(context, parent), m_choose(chooseFile), m_subtitle(new QLabel(this)), m_kind(new kit::SegmentedControl(this)), m_page(new PreviewPage(this))
{
    setAccessibleName(tr("Reports"));
    auto *column = new QVBoxLayout(this);
    auto *row = new QHBoxLayout;
    auto *words = new QVBoxLayout;
    auto *name = new QLabel(title(), this);
    theme::setRole(*name, theme::Role::viewTitle);
    theme::setRole(*m_subtitle, theme::Role::muted);
    m_kind->setAccessibleName(tr("Report"));
    for (const Kind &kind : reportKinds) {
        m_kind->addSegment(kindWord(kind.title), kindWord(kind.about));
    }
    m_kind->setCurrent(0);
    m_subtitle->setText(kindWord(reportKinds.front().about));
    connect(m_kind, &kit::SegmentedControl::activated, this, &ReportsView::choose);
    words->addWidget(name);
    words->addWidget(m_subtitle);
    row->addLayout(words, 1);
    row->addWidget(m_kind);
    addButton(row, tr("CSV…"), Format::csv, false);
    addButton(row, tr("Excel…"), Format::xlsx, false);
    addButton(row, tr("HTML…"), Format::html, false);
    addButton(row, tr("Export PDF…"), Format::pdf, true);
    column->addLayout(row);
    auto *card = new kit::Card(tr("Preview"), this);
    m_page->setAccessibleName(tr("Preview of the report"));
    card->body()->addWidget(m_page, 1);
    column->addWidget(card, 1);
    kit::followTheme(this, [this, column, row, words](const theme::Theme &look) {
        const int gutter = look.px(theme::size::gutter);
        column->setContentsMargins(gutter, gutter, gutter, look.px(8));
        column->setSpacing(look.px(12));
        row->setSpacing(look.px(12));
        words->setSpacing(look.px(4));
        showPreview();
    });
    m_exportAction = context.actions.add(QStringLiteral("reports.export"), tr("&Export report…"), QKeySequence(Qt::CTRL | Qt::Key_E),
                                         bridge::Menu::file, this, [this] { whenReady([this] { exportAs(Format::pdf); }); });
    m_printAction = context.actions.add(QStringLiteral("reports.print"), tr("&Print report…"), QKeySequence::Print, bridge::Menu::file,
                                        this, [this] { whenReady([this] { print(); }); });
    m_decisionsAction = context.actions.add(QStringLiteral("reports.decisions"), tr("Export &decisions for the CRM…"), {}, bridge::Menu::file,
                                            this, [this] { exportDecisions(); });
    for (QAction *action : {m_exportAction, m_printAction, m_decisionsAction}) {
        action->setEnabled(false);
    }
}

// From any view: the page is shown first, and what is exported is what is seen.
void ReportsView::whenReady(std::function<void()> act)
{
    if (!m_snapshot) {
        return;
    }
    Q_EMIT requestView(QStringLiteral("reports"));
    if (m_document && !m_stale) {
        act();
        return;
    }
    m_waiting = std::move(act);
    refresh();
}

void ReportsView::exportDecisions()
{
    const QFileInfo home(session().path());
    const QString suggested = home.dir().filePath(tr("%1 decisions.csv").arg(session().name()));
    QString path = m_choose(this, tr("Export decisions for the CRM"), suggested, tr("CSV files (*.csv);;Excel workbooks (*.xlsx);;JSON (*.json)"));
    if (path.isEmpty()) {
        return;
    }
    if (QFileInfo(path).suffix().isEmpty()) {
        path += QStringLiteral(".csv");
    }
    session().run(
        tr("Writing %1").arg(QFileInfo(path).fileName()),
        [target = bridge::toUtf8(path)](workspace::Workspace &workspace, base::Progress &progress) {
            return workspace::exportDecisions(*workspace.snapshot(), target, &progress);
        },
        this, [this, path](const base::Result<std::uint64_t> &written) {
            Q_EMIT notice(written ? tr("Decisions on %1 leads saved as %2.")
                                        .arg(bridge::countText(static_cast<std::int64_t>(*written)), QFileInfo(path).fileName())
                                  : bridge::messageOf(written.error()),
                          {}, {});
        });
}

void ReportsView::print()
{
    if (m_document && context().print && context().print(*m_document, this)) {
        Q_EMIT notice(tr("The report is printed."), {}, {});
    }
}

QPushButton *ReportsView::addButton(QHBoxLayout *row, const QString &text, Format format, bool primary)
{
    auto *button = new QPushButton(text, this);
    button->setAccessibleName(tr("Export the report as %1").arg(endingOf(format).toUpper()));
    button->setEnabled(false);
    if (primary) {
        theme::setRole(*button, theme::Role::primary);
        button->setToolTip(tr("Ctrl+E"));
    }
    connect(button, &QPushButton::clicked, this, [this, format] { exportAs(format); });
    row->addWidget(button);
    m_buttons.append(button);
    return button;
}

QString ReportsView::title() const
{
    return tr("Reports");
}

QList<QWidget *> ReportsView::panes()
{
    return {m_kind, m_page, m_buttons.constLast()};
}

void ReportsView::setSnapshot(const bridge::SnapshotPtr &snapshot, const workspace::ChangeEvent &)
{
    m_snapshot = snapshot;
    m_exportAction->setEnabled(snapshot != nullptr);
    m_printAction->setEnabled(snapshot != nullptr && context().print);
    m_decisionsAction->setEnabled(snapshot != nullptr);
    if (!snapshot) {
        m_document.reset();
        m_waiting = {};
        showPreview();
        return;
    }
    refresh();
}

void ReportsView::showEvent(QShowEvent *event)
{
    View::showEvent(event);
    if (m_stale) {
        refresh();
    }
}

void ReportsView::refresh()
{
    m_stale = !isVisible();
    if (!m_snapshot || m_stale) {
        return;
    }
    session().query(
        QStringLiteral("report"),
        [name = bridge::toUtf8(session().name()), make = reportKinds[static_cast<std::size_t>(m_kind->current())].make](
            const workspace::Snapshot &snapshot, const base::Progress &) {
            return std::make_shared<const report::Document>(make(snapshot, name));
        },
        this, [this](const std::shared_ptr<const report::Document> &document) {
            m_document = document;
            showPreview();
            if (const auto act = std::exchange(m_waiting, {})) {
                act();
            }
        });
}

void ReportsView::choose(int kind)
{
    m_subtitle->setText(kindWord(reportKinds[static_cast<std::size_t>(kind)].about));
    m_page->verticalScrollBar()->setValue(0);
    m_document.reset();
    refresh();
}

void ReportsView::showPreview()
{
    const int at = m_page->verticalScrollBar()->value();
    m_page->setHtml(m_document ? previewHtml(*m_document, theme::theme()) : QString());
    m_page->verticalScrollBar()->setValue(at);
    for (QPushButton *button : m_buttons) {
        button->setEnabled(m_document != nullptr);
    }
}

void ReportsView::exportAs(Format format)
{
    if (!m_document) {
        return;
    }
    const QString ending = endingOf(format);
    const QFileInfo home(session().path());
    const QString suggested = home.dir().filePath(QStringLiteral("%1 %2.%3").arg(session().name(), QLatin1String(reportKinds[static_cast<std::size_t>(m_kind->current())].key), ending));
    QString path = m_choose(this, tr("Export report"), suggested, tr("%1 files (*.%2)").arg(ending.toUpper(), ending));
    if (path.isEmpty()) {
        return;
    }
    if (QFileInfo(path).suffix().isEmpty()) {
        path += QLatin1Char('.') + ending;
    }
    write(format, path);
}

void ReportsView::write(Format format, const QString &path)
{
    const std::string target = bridge::toUtf8(path);
    if (format == Format::pdf) {
        saySaved(context().writePdf(*m_document, target), path);
        return;
    }
    session().run(
        tr("Writing %1").arg(QFileInfo(path).fileName()),
        [document = m_document, format, target](workspace::Workspace &, base::Progress &) -> base::Result<void> {
            switch (format) {
            case Format::html: return workspace::writeWholeFile(target, report::toHtml(*document));
            case Format::xlsx: return workspace::exportWorkbook(*document, target);
            case Format::pdf:
            case Format::csv: break;
            }
            return workspace::writeWholeFile(target, report::toCsv(*document));
        },
        this, [this, path](const base::Result<void> &saved) { saySaved(saved, path); });
}

void ReportsView::saySaved(const base::Result<void> &saved, const QString &path)
{
    Q_EMIT notice(saved ? tr("Report saved as %1.").arg(QFileInfo(path).fileName()) : bridge::messageOf(saved.error()), {}, {});
}

} // namespace leadlight::reports
