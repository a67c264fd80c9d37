// SPDX-License-Identifier: GPL-3.0-or-later
#include "nurture/nurture_view.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "kit/card.h"
#include "kit/empty_state.h"
#include "kit/follow_theme.h"
#include "kit/plain_table.h"
#include "nurture/enrol_form.h"
#include "nurture/nurture_deeds.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::nurture {

namespace {

QString chooseListFile(QWidget *parent, const QString &suggested)
{
    return QFileDialog::getSaveFileName(parent, NurtureView::tr("List for the mail tool"), suggested, QStringLiteral("*.csv *.xlsx"));
}

} // namespace

NurtureView::NurtureView(bridge::ViewContext &context, QWidget *parent)
    : View(context, parent), m_choose(chooseListFile), m_deeds(new NurtureDeeds(context.session, this)), m_programs(new ProgramModel(this)),
      m_leads(new EnrolmentModel(this)), m_summary(new QLabel(this)), m_purpose(new QLabel(this)),
      m_list(new QPushButton(tr("List for the mail tool…"), this)), m_out(new QPushButton(tr("Take out"), this)),
      m_enrol(new QPushButton(tr("Enrol elsewhere…"), this)), m_pages(new QStackedLayout), m_work(new QWidget(this)),
      m_none(new kit::EmptyState(QLatin1String("nurture"), tr("Nobody is nurtured"),
                                 tr("Leads that Sales passes back come here with their reason; others are enrolled from the table of leads."), this)),
      m_programTable(kit::plainTable(m_programs, tr("Nurture programs"))), m_leadTable(kit::plainTable(m_leads, tr("Leads in nurture")))
{
    setAccessibleName(tr("Nurture"));
    theme::setRole(*this, theme::Role::page);
    auto *programs = new kit::Card(tr("Programs"), m_work);
    programs->setFlush(true);
    programs->body()->addWidget(m_programTable, 1);
    theme::setRole(*m_purpose, theme::Role::small);
    m_purpose->setWordWrap(true);
    programs->body()->addWidget(m_purpose);
    auto *leads = new kit::Card(tr("In the program"), m_work);
    leads->setFlush(true);
    leads->body()->addWidget(m_leadTable, 1);
    for (QPushButton *button : {m_enrol, m_out}) {
        button->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    }
    leads->addHeaderWidget(m_enrol);
    leads->addHeaderWidget(m_out);
    auto *columns = new QHBoxLayout(m_work);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->addWidget(programs, 5);
    columns->addWidget(leads, 7);
    auto *column = new QVBoxLayout(this);
    QWidget *const head = makeHead();
    column->addWidget(head);
    column->addLayout(m_pages, 1);
    m_pages->addWidget(m_work);
    m_pages->addWidget(m_none);
    m_programTable->horizontalHeader()->setSectionResizeMode(ProgramModel::Name, QHeaderView::Stretch);
    m_programTable->setWordWrap(true); // a long name takes two lines and is never cut
    connect(m_programTable->horizontalHeader(), &QHeaderView::sectionResized, this, &NurtureView::fitProgramRows);
    m_leadTable->horizontalHeader()->setStretchLastSection(true);
    kit::followTheme(this, [this, column, columns](const theme::Theme &look) {
        const int gutter = look.px(theme::size::gutter);
        column->setContentsMargins(gutter, gutter, gutter, gutter);
        column->setSpacing(look.px(12));
        columns->setSpacing(gutter);
        m_purpose->setContentsMargins(look.px(12), look.px(6), look.px(12), look.px(4));
        for (int i = ProgramModel::Running; i < ProgramModel::columnTotal; ++i) {
            m_programTable->setColumnWidth(i, look.px(i == ProgramModel::HandedOver ? 100 : 66));
        }
        for (QTableView *table : {m_programTable, m_leadTable}) {
            table->verticalHeader()->setDefaultSectionSize(look.px(theme::size::row));
        }
        fitProgramRows();
    });
    connectParts();
    m_pages->setCurrentWidget(m_none);
    showButtons();
}

QWidget *NurtureView::makeHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    auto *words = new QVBoxLayout;
    auto *name = new QLabel(title(), head);
    theme::setRole(*name, theme::Role::viewTitle);
    theme::setRole(*m_summary, theme::Role::muted);
    words->setSpacing(0);
    words->addWidget(name);
    words->addWidget(m_summary);
    row->addLayout(words, 1);
    theme::setRole(*m_list, theme::Role::primary);
    m_list->setAccessibleName(tr("Write the list for the mail tool"));
    m_out->setAccessibleName(tr("Take the lead out of the program"));
    m_enrol->setAccessibleName(tr("Enrol the lead in another program"));
    auto *edit = new QPushButton(tr("Edit programs…"), head);
    edit->setAccessibleName(tr("Edit the nurture programs"));
    connect(edit, &QPushButton::clicked, this, [this] {
        if (QAction *programs = context().actions.find(QStringLiteral("tools.programs"))) {
            programs->trigger();
        }
    });
    row->addWidget(edit, 0, Qt::AlignVCenter);
    row->addWidget(m_list, 0, Qt::AlignVCenter);
    kit::followTheme(head, [row](const theme::Theme &look) { row->setSpacing(look.px(12)); });
    return head;
}

void NurtureView::connectParts()
{
    connect(m_programTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &NurtureView::showLines);
    connect(m_leadTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        showButtons();
        if (const EnrolmentLine *line = current(); line && isVisible()) {
            Q_EMIT leadActivated(line->row, false);
        }
    });
    connect(m_leadTable, &QTableView::activated, this, [this] {
        if (const EnrolmentLine *line = current()) {
            Q_EMIT leadActivated(line->row, true);
        }
    });
    connect(m_list, &QPushButton::clicked, this, &NurtureView::writeList);
    connect(m_out, &QPushButton::clicked, this, &NurtureView::takeOut);
    connect(m_enrol, &QPushButton::clicked, this, &NurtureView::enrolCurrent);
    connect(m_deeds, &NurtureDeeds::refused, this, [this](const QString &text) { Q_EMIT notice(text, {}, {}); });
    connect(m_deeds, &NurtureDeeds::done, this, [this](const QString &text, const std::function<void()> &undo) {
        if (undo) {
            Q_EMIT decided(text, undo);
        } else {
            Q_EMIT notice(text, {}, {});
        }
    });
    bridge::ActionRegistry &actions = context().actions;
    actions.addForList(QStringLiteral("nurture.leave"), tr("Take the lead out of the program"), QKeySequence(Qt::Key_Delete), bridge::Menu::none,
                       m_leadTable, [this] { takeOut(); });
    actions.addForList(QStringLiteral("nurture.enrol"), tr("Enrol the lead in another program…"), QKeySequence(Qt::Key_E), bridge::Menu::none, m_leadTable,
                       [this] { enrolCurrent(); });
    actions.add(QStringLiteral("nurture.export"), tr("List for the mail &tool…"), {}, bridge::Menu::leads, this, [this] { writeList(); });
}

QList<QWidget *> NurtureView::panes()
{
    return {m_programTable, m_leadTable};
}

void NurtureView::setSnapshot(const bridge::SnapshotPtr &snapshot, const workspace::ChangeEvent &event)
{
    const bool first = !m_snapshot || !snapshot;
    m_snapshot = snapshot;
    if (first) {
        showFound({});
    }
    if (snapshot && (first || event.leads || event.stages || event.people || event.time)) {
        ask();
    }
}

void NurtureView::ask()
{
    session().query(
        QStringLiteral("nurture"),
        [](const workspace::Snapshot &snapshot, base::Progress &) { return Found{workspace::nurture(snapshot), workspace::askAgain(snapshot)}; }, this,
        [this](Found found) { showFound(std::move(found)); });
}

void NurtureView::showFound(Found found)
{
    m_found = std::move(found);
    const ProgramLine *line = m_programs->lineAt(m_programTable->currentIndex().row());
    const QString before = line ? line->name : QString();
    auto lines = programLines(m_snapshot ? *m_snapshot->rules : *lifecycle::usualRules(), m_found.entries, m_found.again.size());
    const bool holds = lines.front().running + lines.front().paused + m_found.again.size() > 0;
    const ProgramLine all = lines.front();
    const auto again = std::find_if(lines.begin(), lines.end(), [&](const ProgramLine &one) { return one.name == before; });
    const int place = again == lines.end() ? 0 : static_cast<int>(again - lines.begin());
    m_programs->setLines(std::move(lines));
    fitProgramRows();
    m_programTable->setCurrentIndex(m_programs->index(place, 0));
    const auto count = [](std::uint64_t value) { return bridge::countText(static_cast<std::int64_t>(value)); };
    m_summary->setText(tr("%1 leads are nurtured · %2 due for a touch · %3 paused while Sales works · %4 to ask again")
                           .arg(count(all.running), count(all.due), count(all.paused), count(m_found.again.size())));
    m_pages->setCurrentWidget(holds ? m_work : m_none);
    if (holds != m_holds) {
        m_holds = holds;
        Q_EMIT holdingChanged();
    }
    showLines();
}

void NurtureView::fitProgramRows()
{
    const int least = theme::theme().px(theme::size::row);
    m_programTable->resizeRowsToContents();
    for (int row = 0; row < m_programs->rowCount(); ++row) {
        m_programTable->setRowHeight(row, std::max(least, m_programTable->rowHeight(row)));
    }
}

void NurtureView::showLines()
{
    const ProgramLine *line = m_programs->lineAt(m_programTable->currentIndex().row());
    m_purpose->setText(line ? line->purpose : QString());
    m_purpose->setVisible(line && !line->purpose.isEmpty());
    const EnrolmentLine *before = current();
    const std::optional<std::uint32_t> row = before ? std::optional(before->row) : std::nullopt;
    m_leads->setLines(line && m_snapshot ? enrolmentLines(*m_snapshot, m_found.entries, m_found.again, *line) : std::vector<EnrolmentLine>());
    int place = 0;
    for (int i = 0; row && i < m_leads->rowCount(); ++i) {
        place = m_leads->lineAt(i)->row == *row ? i : place;
    }
    if (m_leads->rowCount() > 0) {
        const QSignalBlocker quiet(m_leadTable->selectionModel());
        m_leadTable->setCurrentIndex(m_leads->index(place, 0));
    }
    kit::fitColumns(*m_leadTable, 184);
    m_leadTable->horizontalHeader()->setSectionHidden(EnrolmentModel::Program, line && line->kind == ProgramLine::Kind::program);
    showButtons();
}

void NurtureView::showButtons()
{
    const EnrolmentLine *line = current();
    m_out->setEnabled(line && line->canLeave && session().isWritable());
    m_enrol->setEnabled(line && session().isWritable());
    m_list->setEnabled(m_holds && session().isWritable());
}

const EnrolmentLine *NurtureView::current() const
{
    return m_leads->lineAt(m_leadTable->currentIndex().row());
}

void NurtureView::takeOut()
{
    if (const EnrolmentLine *line = current(); line && line->canLeave && session().isWritable()) {
        m_deeds->leave(line->row, line->program);
    }
}

void NurtureView::enrolCurrent()
{
    if (const EnrolmentLine *line = current()) {
        takeLeads({line->row});
    }
}

void NurtureView::takeLeads(const std::vector<std::uint32_t> &rows)
{
    if (rows.empty() || !m_snapshot || !session().isWritable()) {
        return;
    }
    const QString who = rows.size() == 1 ? bridge::toQt(m_snapshot->nameOf(rows.front()))
                                         : tr("%1 leads").arg(bridge::countText(static_cast<std::int64_t>(rows.size())));
    auto *form = new EnrolForm(who, m_snapshot->zone().localDate(m_snapshot->asOf), m_snapshot->rules->knownPrograms(), this);
    form->setAttribute(Qt::WA_DeleteOnClose);
    connect(form, &EnrolForm::accepted, this, [this, form, rows] { m_deeds->enrol(rows, form->enrolling()); });
    form->open();
}

void NurtureView::writeList()
{
    const ProgramLine *line = m_programs->lineAt(m_programTable->currentIndex().row());
    if (!m_snapshot || !line) {
        return;
    }
    const QString name = line->kind == ProgramLine::Kind::program ? line->name : tr("Nurture");
    const QString path = m_choose(this, QDir(QFileInfo(session().path()).absolutePath()).filePath(name + QStringLiteral(".csv")));
    if (!path.isEmpty()) {
        m_deeds->writeList(path, {line->program, true, true});
    }
}

} // namespace leadlight::nurture
