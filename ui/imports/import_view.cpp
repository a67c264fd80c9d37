// SPDX-License-Identifier: GPL-3.0-or-later
#include "imports/import_view.h"

#include <algorithm>

#include <QAccessible>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "imports/check_page.h"
#include "imports/choose_page.h"
#include "imports/drop_area.h"
#include "imports/import_words.h"
#include "imports/match_page.h"
#include "imports/result_page.h"
#include "imports/stepper.h"
#include "theme/roles.h"
#include "theme/theme.h"
#include "wording/errors.h"

namespace leadlight::imports {

namespace {

constexpr int looksAtProgress = 80; // milliseconds
constexpr int barSteps = 1000;
constexpr auto folderSetting = "imports/folder";

bool isStop(const base::Error &error)
{
    return error.kind == base::ErrorKind::stopped;
}

} // namespace

ImportView::ImportView(bridge::ViewContext &context, QWidget *parent)
    : View(context, parent),
      m_stepper(new Stepper({tr("Choose"), tr("Match"), tr("Check"), tr("Import"), tr("Result")}, this)),
      m_pages(new QStackedWidget(this)), m_choose(new ChoosePage), m_match(new MatchPage), m_check(new CheckPage),
      m_resultPage(new ResultPage), m_refusal(new QLabel(this)), m_doing(new QLabel(this)), m_bar(new QProgressBar(this)),
      m_cancel(new QPushButton(tr("Cancel"), this)), m_back(new QPushButton(tr("Back"), this)),
      m_next(new QPushButton(this))
{
    const theme::Theme &look = theme::theme();
    theme::setRole(*this, theme::Role::page);
    auto *heading = new QLabel(tr("Import a file"), this);
    theme::setRole(*heading, theme::Role::viewTitle);
    theme::setRole(*m_refusal, theme::Role::dangerText);
    theme::setRole(*m_doing, theme::Role::muted);
    theme::setRole(*m_next, theme::Role::primary);
    m_refusal->setWordWrap(true);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress of the import"));
    m_cancel->setAccessibleName(tr("Cancel the import"));
    m_back->setAccessibleName(tr("Back to the step before"));
    for (QWidget *page : {static_cast<QWidget *>(m_choose), static_cast<QWidget *>(m_match),
                          static_cast<QWidget *>(m_check), static_cast<QWidget *>(m_resultPage)}) {
        m_pages->addWidget(page);
    }
    auto *footer = new QHBoxLayout;
    footer->setSpacing(look.px(8));
    footer->addWidget(m_back);
    footer->addWidget(m_doing);
    footer->addWidget(m_bar, 1);
    footer->addStretch(1);
    footer->addWidget(m_cancel);
    footer->addWidget(m_next);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(look.px(16), look.px(16), look.px(16), look.px(16));
    column->setSpacing(look.px(12));
    column->addWidget(heading);
    column->addWidget(m_stepper);
    column->addWidget(m_refusal);
    column->addWidget(m_pages, 1);
    column->addLayout(footer);
    connect(m_next, &QPushButton::clicked, this, &ImportView::forward);
    connect(m_back, &QPushButton::clicked, this, &ImportView::back);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_progress) {
            m_progress->stop();
        }
    });
    connect(m_choose, &ChoosePage::changed, this, [this] {
        m_refusal->hide();
        showFooter();
    });
    connect(m_choose->dropArea(), &DropArea::chooseRequested, this, &ImportView::chooseFile);
    connect(m_check, &CheckPage::repairRequested, this, [this] {
        m_repair = true;
        check();
    });
    connect(m_resultPage, &ResultPage::matrixRequested, this, [this] { Q_EMIT requestView(QStringLiteral("matrix")); });
    connect(m_resultPage, &ResultPage::leadsRequested, this, [this] { Q_EMIT requestView(QStringLiteral("leads")); });
    connect(m_resultPage, &ResultPage::anotherRequested, this, &ImportView::startAnew);
    connect(m_resultPage, &ResultPage::saveRequested, this, [this] {
        const QString path = QFileDialog::getSaveFileName(this, tr("Save the refused rows"), tr("refused rows.csv"),
                                                          tr("CSV files (*.csv)"));
        if (!path.isEmpty()) {
            saveRefused(path);
        }
    });
    m_timer.setInterval(looksAtProgress);
    connect(&m_timer, &QTimer::timeout, this, &ImportView::showProgress);
    go(Step::choose);
}

QList<QWidget *> ImportView::panes()
{
    switch (m_step) {
    case Step::choose:
        return {m_choose->file().isEmpty() ? m_choose->dropArea()->button() : m_next, m_next};
    case Step::match:
        return {m_match->columnTable(), m_next};
    default:
        return {m_next};
    }
}

void ImportView::setSnapshot(const bridge::SnapshotPtr &snapshot, const workspace::ChangeEvent & /*event*/)
{
    if (!snapshot) {
        end();
        startAnew();
    }
    showFooter();
}

bool ImportView::takeFile(const QString &path)
{
    const QString kind = QFileInfo(path).suffix().toLower();
    if (m_progress || !QStringList{QStringLiteral("csv"), QStringLiteral("tsv"), QStringLiteral("txt"),
                                   QStringLiteral("xlsx"), QStringLiteral("xlsm"), QStringLiteral("xls")}
                           .contains(kind)) {
        return false;
    }
    startAnew();
    m_choose->setFile(path);
    m_next->setFocus(Qt::OtherFocusReason);
    return true;
}

void ImportView::chooseFile()
{
    const QString key = QLatin1String(folderSetting);
    const QString path = QFileDialog::getOpenFileName(this, tr("Choose a file to import"),
                                                      context().settings.value(key).toString(),
                                                      tr("Tables (*.csv *.tsv *.txt *.xlsx *.xlsm);;All files (*)"));
    if (!path.isEmpty()) {
        context().settings.setValue(key, QFileInfo(path).absolutePath());
        m_choose->setFile(path);
    }
}

void ImportView::startAnew()
{
    m_isRead = false;
    m_repair = false;
    m_checked.reset();
    m_result.reset();
    m_choose->setFile({});
    go(Step::choose);
}

void ImportView::go(Step step)
{
    m_step = step;
    m_stepper->setCurrent(static_cast<int>(step));
    QWidget *const pages[] = {m_choose, m_match, m_check, m_check, m_resultPage};
    m_pages->setCurrentWidget(pages[static_cast<std::size_t>(step)]);
    m_refusal->hide();
    showFooter();
    QAccessibleEvent event(m_stepper, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ImportView::forward()
{
    switch (m_step) {
    case Step::choose:
        read();
        break;
    case Step::match:
        check();
        break;
    case Step::check:
        import();
        break;
    case Step::run:
    case Step::result:
        break;
    }
}

void ImportView::back()
{
    if (m_step == Step::match || m_step == Step::check) {
        go(m_step == Step::check ? Step::match : Step::choose);
    }
}

workspace::ImportRequest ImportView::request(bool dryRun) const
{
    workspace::ImportRequest made;
    m_choose->fill(made);
    if (m_isRead) {
        made.plan = m_match->plan();
        made.plan->sourceName = made.sourceName;
        made.plan->sourceType = made.sourceType;
    }
    made.repairWholeRowQuoted = m_repair;
    made.dryRun = dryRun;
    const bridge::SnapshotPtr snapshot = session().snapshot();
    if (const domain::Person *person = snapshot ? snapshot->atTable(domain::Side::marketing) : nullptr) {
        made.person = person->id;
    }
    return made;
}

void ImportView::read()
{
    workspace::ImportRequest asked;
    m_choose->fill(asked);
    if (m_isRead && asked.file == m_readAs.file && asked.kind == m_readAs.kind && asked.encoding == m_readAs.encoding) {
        go(Step::match);
        return;
    }
    const QString what = tr("Reading %1").arg(QFileInfo(m_choose->file()).fileName());
    begin(what, session().run(
                    what, [asked](workspace::Workspace &, base::Progress &progress) { return readFile(asked, progress); },
                    this, [this, asked](const base::Result<FileReading> &reading) {
                        end();
                        if (!reading) {
                            refuse(reading.error(), tr("Reading was cancelled."));
                            return;
                        }
                        m_readAs = asked;
                        m_isRead = true;
                        m_repair = false;
                        m_match->setReading(*reading);
                        go(Step::match);
                    }));
}

void ImportView::check()
{
    const QString what = tr("Checking %1").arg(QFileInfo(m_choose->file()).fileName());
    begin(what, session().run(
                    what,
                    [asked = request(true)](workspace::Workspace &workspace, base::Progress &progress) {
                        return workspace::importFile(workspace, asked, &progress);
                    },
                    this, [this](base::Result<workspace::ImportReport> report) {
                        end();
                        if (!report) {
                            refuse(report.error(), tr("The check was cancelled. No lead was changed."));
                            return;
                        }
                        m_checked = std::move(*report);
                        m_check->setReport(*m_checked);
                        go(Step::check);
                        m_next->setFocus(Qt::OtherFocusReason);
                    }));
}

void ImportView::import()
{
    go(Step::run);
    const QString what = tr("Importing %1").arg(QFileInfo(m_choose->file()).fileName());
    begin(what, session().run(
                    what,
                    [asked = request(false)](workspace::Workspace &workspace, base::Progress &progress) {
                        return workspace::importFile(workspace, asked, &progress);
                    },
                    this, [this](base::Result<workspace::ImportReport> report) {
                        end();
                        if (!report) {
                            go(Step::check);
                            refuse(report.error(), tr("Import cancelled. No lead was changed."));
                            return;
                        }
                        m_result = std::move(*report);
                        m_resultPage->setReport(*m_result);
                        go(Step::result);
                    }));
}

void ImportView::begin(const QString &what, const bridge::ProgressPtr &progress)
{
    if (!session().isOpen()) {
        return;
    }
    m_progress = progress;
    m_doing->setText(what);
    m_refusal->hide();
    m_timer.start();
    showFooter();
}

void ImportView::end()
{
    m_progress.reset();
    m_timer.stop();
    showFooter();
}

void ImportView::refuse(const base::Error &error, const QString &stopped)
{
    if (isStop(error)) {
        Q_EMIT notice(stopped, {}, {});
        return;
    }
    m_refusal->setText(bridge::messageOf(error));
    m_refusal->show();
    QAccessibleEvent event(m_refusal, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ImportView::showFooter()
{
    const bool busy = m_progress != nullptr;
    m_doing->setVisible(busy);
    m_bar->setVisible(busy);
    m_cancel->setVisible(busy);
    m_pages->setEnabled(!busy);
    m_back->setVisible(m_step == Step::match || m_step == Step::check);
    m_back->setEnabled(!busy);
    m_next->setVisible(m_step != Step::result && m_step != Step::run);
    bool ready = !busy && session().isOpen();
    switch (m_step) {
    case Step::choose:
        m_next->setText(tr("Read the file"));
        ready = ready && !m_choose->file().isEmpty();
        break;
    case Step::match:
        m_next->setText(tr("Check"));
        break;
    default: {
        const std::uint64_t rows = m_checked ? m_checked->added + m_checked->updated : 0;
        m_next->setText(m_checked && rows > 0 ? tr("Import %1").arg(rowsOf(m_checked->plan.kind, rows)) : tr("Nothing to import"));
        ready = ready && rows > 0;
        break;
    }
    }
    m_next->setEnabled(ready);
    showProgress();
}

void ImportView::showProgress()
{
    if (!m_progress) {
        return;
    }
    const std::uint64_t total = m_progress->total();
    m_bar->setRange(0, total == 0 ? 0 : barSteps);
    if (total > 0) {
        const double share = static_cast<double>(m_progress->done()) / static_cast<double>(total);
        m_bar->setValue(static_cast<int>(std::clamp(share, 0.0, 1.0) * barSteps));
    }
}

void ImportView::saveRefused(const QString &path)
{
    if (!m_result) {
        return;
    }
    session().run(
        tr("Saving refused rows"),
        [report = *m_result, file = bridge::toUtf8(path)](workspace::Workspace &, base::Progress &) {
            return workspace::writeRefusedRows(report, file, wording::errorSentence);
        },
        this, [this, path](const base::Result<void> &written) {
            Q_EMIT notice(written ? tr("Saved to %1").arg(QFileInfo(path).fileName()) : bridge::messageOf(written.error()),
                          {}, {});
        });
}

} // namespace leadlight::imports
