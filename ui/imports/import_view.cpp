// SPDX-License-Identifier: GPL-3.0-or-later
#include "imports/import_view.h"

#include <QAccessible>
#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "imports/check_page.h"
#include "imports/choose_page.h"
#include "imports/column_model.h"
#include "imports/drop_area.h"
#include "imports/history_card.h"
#include "imports/import_words.h"
#include "imports/match_page.h"
#include "imports/read_page.h"
#include "imports/repair.h"
#include "imports/result_page.h"
#include "imports/run_page.h"
#include "imports/stepper.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::imports {

namespace {

constexpr int looksAtProgress = 80; // milliseconds
constexpr auto folderSetting = "imports/folder";

bool readAlike(const workspace::ImportRequest &a, const workspace::ImportRequest &b)
{
    return a.file == b.file && a.kind == b.kind && a.encoding == b.encoding && a.delimiter == b.delimiter && a.header == b.header &&
           a.sheet == b.sheet;
}

} // namespace

ImportView::ImportView(bridge::ViewContext &context, QWidget *parent)
    : View(context, parent),
      m_stepper(new Stepper({tr("Choose"), tr("Read"), tr("Match"), tr("Check"), tr("Import"), tr("Result")}, this)),
      m_pages(new QStackedWidget(this)), m_choose(new ChoosePage), m_read(new ReadPage), m_match(new MatchPage), m_check(new CheckPage),
      m_run(new RunPage), m_resultPage(new ResultPage), m_refusal(new QLabel(this)), m_doing(new QLabel(this)),
      m_bar(new QProgressBar(this)), m_cancel(new QPushButton(tr("Cancel"), this)), m_back(new QPushButton(tr("Back"), this)),
      m_next(new QPushButton(this))
{
    layOut();
    connectPages();
    m_timer.setInterval(looksAtProgress);
    connect(&m_timer, &QTimer::timeout, this, &ImportView::showProgress);
    go(Step::choose);
}

void ImportView::layOut()
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
    m_bar->setAccessibleName(tr("Progress of reading"));
    m_cancel->setAccessibleName(tr("Cancel the import"));
    m_back->setAccessibleName(tr("Back to the step before"));
    for (QWidget *page : {static_cast<QWidget *>(m_choose), static_cast<QWidget *>(m_read), static_cast<QWidget *>(m_match),
                          static_cast<QWidget *>(m_check), static_cast<QWidget *>(m_run), static_cast<QWidget *>(m_resultPage)}) {
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
}

void ImportView::connectPages()
{
    connect(m_next, &QPushButton::clicked, this, &ImportView::forward);
    connect(m_back, &QPushButton::clicked, this, &ImportView::back);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_progress) {
            m_progress->stop();
        }
    });
    connect(m_choose, &ChoosePage::changed, this, [this] {
        m_isRead = false; // the same name can be another content by now
        m_read->reset();
        m_refusal->hide();
        showFooter();
    });
    connect(m_choose, &ChoosePage::sourceTypeChanged, this, &ImportView::loadYield);
    connect(m_choose, &ChoosePage::submitted, this, [this] {
        if (m_next->isEnabled()) {
            forward();
        }
    });
    connect(m_choose->history(), &HistoryCard::undoRequested, this, &ImportView::undo);
    connect(m_choose->dropArea(), &DropArea::chooseRequested, this, &ImportView::chooseFile);
    connect(m_choose->dropArea(), &DropArea::pasteRequested, this, [this] {
        if (QAction *paste = context().actions.find(QStringLiteral("edit.paste"))) {
            paste->trigger();
        }
    });
    connect(m_read, &ReadPage::corrected, this, [this] { read(); });
    connect(m_read, &ReadPage::anewRequested, this, [this] { read(true); });
    connect(m_check, &CheckPage::repairRequested, this, &ImportView::repair);
    connect(m_check, &CheckPage::changed, this, &ImportView::showFooter);
    connect(m_resultPage, &ResultPage::undoRequested, this, [this] {
        if (m_result) {
            undo(m_result->number, bridge::toQt(m_result->file));
        }
    });
    connect(m_resultPage, &ResultPage::starterRequested, this, [this] { Q_EMIT requestView(QStringLiteral("starter")); });
    connect(m_resultPage, &ResultPage::matrixRequested, this, [this] { Q_EMIT requestView(QStringLiteral("matrix")); });
    connect(m_resultPage, &ResultPage::leadsRequested, this, &ImportView::showNewLeads);
    connect(m_resultPage, &ResultPage::anotherRequested, this, &ImportView::startAnew);
    connect(m_resultPage, &ResultPage::saveRequested, this, [this] {
        const QString path = QFileDialog::getSaveFileName(this, tr("Save the rejected rows"), tr("rejected rows.csv"),
                                                          tr("CSV files (*.csv)"));
        if (!path.isEmpty()) {
            saveRefused(path);
        }
    });
}

QList<QWidget *> ImportView::panes()
{
    switch (m_step) {
    case Step::choose:
        return {m_choose->file().isEmpty() ? m_choose->dropArea()->button() : m_next, m_next};
    case Step::read:
        return {m_read->previewTable(), m_next};
    case Step::match:
        return {m_match->columnTable(), m_next};
    case Step::check:
        return {m_check->problemTable(), m_check->rowTable(), m_next};
    case Step::run:
        return {m_cancel};
    case Step::result:
        break;
    }
    return {m_resultPage->firstButton()};
}

void ImportView::setSnapshot(const bridge::SnapshotPtr &snapshot, const workspace::ChangeEvent & /*event*/)
{
    if (!snapshot) {
        end();
        startAnew();
    }
    m_historyIsOld = true;
    if (isVisible()) {
        loadHistory();
    }
    showFooter();
}

void ImportView::showEvent(QShowEvent *event)
{
    View::showEvent(event);
    loadHistory();
}

bool ImportView::takeFile(const QString &path)
{
    const QString kind = QFileInfo(path).suffix().toLower();
    if (m_progress || !QStringList{QStringLiteral("csv"), QStringLiteral("tsv"), QStringLiteral("txt"),
                                   QStringLiteral("xlsx"), QStringLiteral("xlsm"), QStringLiteral("xls"),
                                   QStringLiteral("json"), QStringLiteral("jsonl"), QStringLiteral("ndjson")}
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
                                                      tr("Tables (*.csv *.tsv *.txt *.xlsx *.xlsm *.json *.jsonl);;All files (*)"));
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
    m_check->reset();
    m_choose->setFile({});
    go(Step::choose);
}

void ImportView::go(Step step)
{
    m_step = step;
    m_stepper->setCurrent(static_cast<int>(step));
    m_pages->setCurrentIndex(static_cast<int>(step));
    if (step == Step::match) {
        m_match->columns().arrange();
    }
    m_refusal->hide();
    showFooter();
    QAccessibleEvent event(m_stepper, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ImportView::forward()
{
    switch (m_step) {
    case Step::choose:
    case Step::read: {
        workspace::ImportRequest asked;
        m_choose->fill(asked);
        m_read->fill(asked);
        if (m_isRead && readAlike(asked, m_readAs)) {
            go(m_step == Step::choose ? Step::read : Step::match);
        } else {
            read();
        }
        break;
    }
    case Step::match:
        check();
        break;
    case Step::check:
        if (m_check->isStale()) {
            check();
        } else if (m_checked && m_checked->added + m_checked->updated == 0) {
            startAnew();
        } else {
            import();
        }
        break;
    case Step::run:
    case Step::result:
        break;
    }
}

void ImportView::back()
{
    if (m_step == Step::read || m_step == Step::match || m_step == Step::check) {
        go(static_cast<Step>(static_cast<int>(m_step) - 1));
        m_next->setFocus(Qt::OtherFocusReason);
    }
}

void ImportView::repair(const Repair &repair)
{
    ColumnModel &columns = m_match->columns();
    const int row = columns.rowOf(repair.column);
    switch (repair.kind) {
    case Repair::Kind::readQuoted:
        read(false, true); // words and types may stand in these rows alone
        return;
    case Repair::Kind::readAs:
        columns.setType(row, repair.type);
        break;
    case Repair::Kind::leaveValue:
        columns.setUnreadableIsBlank(row);
        break;
    case Repair::Kind::tellWords:
        go(Step::match);
        m_match->showColumn(repair.column);
        return;
    case Repair::Kind::none:
        return;
    }
    check();
}

void ImportView::showFooter()
{
    const bool busy = m_progress != nullptr;
    m_doing->setVisible(busy && m_step != Step::run);
    m_bar->setVisible(busy && m_step != Step::run);
    m_cancel->setVisible(busy);
    m_pages->setEnabled(!busy || m_step == Step::run);
    m_back->setVisible(m_step == Step::read || m_step == Step::match || m_step == Step::check);
    m_back->setEnabled(!busy);
    m_next->setVisible(m_step != Step::result && m_step != Step::run);
    bool ready = !busy && session().isOpen();
    switch (m_step) {
    case Step::choose:
        m_next->setText(tr("Read the file"));
        ready = ready && !m_choose->file().isEmpty();
        break;
    case Step::read:
        m_next->setText(tr("Match the columns"));
        break;
    case Step::match:
        m_next->setText(tr("Check"));
        break;
    default: {
        const std::uint64_t rows = m_checked ? m_checked->added + m_checked->updated : 0;
        const bool stale = m_check->isStale();
        m_next->setText(stale                    ? tr("Check again")
                        : m_checked && rows > 0 ? tr("Import %1").arg(rowsOf(m_checked->plan.kind, rows))
                                                 : tr("Choose another file"));
        ready = ready && (stale || rows == 0 || session().isWritable());
        break;
    }
    }
    m_next->setEnabled(ready);
    showProgress();
}

} // namespace leadlight::imports
