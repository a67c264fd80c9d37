// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/process_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

#include "base/digest.h"
#include "bridge/messages.h"
#include "bridge/rule_desk.h"
#include "bridge/text.h"
#include "kit/card.h"
#include "kit/elided_label.h"
#include "kit/follow_theme.h"
#include "kit/plain_table.h"
#include "lifecycle/audience_text.h"
#include "process/audience_dialog.h"
#include "process/process_delegate.h"
#include "process/process_model.h"
#include "process/treatment_dialog.h"
#include "process/treatment_model.h"
#include "theme/roles.h"
#include "wording/rules.h"
#include "workspace/commands/edit_draft.h"
#include "workspace/commands/export_report.h"
#include "workspace/our_words.h"
#include "workspace/queries/process_report.h"

namespace leadlight::process {

namespace {

constexpr int digestDigits = 8;
constexpr std::array<const char *, 2> dutyParts{"marketing", "sales"};

QString chooseFile(QWidget *parent, const QString &suggested, const QString &kinds)
{
    return QFileDialog::getSaveFileName(parent, ProcessView::tr("Save the process"), suggested, kinds);
}

} // namespace

ProcessView::ProcessView(bridge::ViewContext &context, QWidget *parent)
    : View(context, parent), m_choose(chooseFile), m_desk(new bridge::RuleDesk(context.session, this)), m_steps(new ProcessModel(this)),
      m_treatments(new TreatmentModel(this))
{
    setAccessibleName(tr("Process"));
    theme::setRole(*this, theme::Role::page);
    auto *outer = new QVBoxLayout(this);
    outer->addWidget(makeHead());
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    auto *inside = new QWidget;
    inside->setProperty("role", QStringLiteral("clear"));
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(makeSteps());
    column->addWidget(makeDuties());
    column->addWidget(makeTreatments());
    column->addStretch(1);
    area->setWidget(inside);
    outer->addWidget(area, 1);
    kit::followTheme(this, [outer, column](const theme::Theme &look) {
        const int gutter = look.px(theme::size::gutter);
        outer->setContentsMargins(gutter, gutter, gutter, look.px(8));
        outer->setSpacing(look.px(12));
        column->setSpacing(gutter);
    });
    connectParts();
}

QWidget *ProcessView::makeHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    auto *name = new QLabel(title(), head);
    theme::setRole(*name, theme::Role::viewTitle);
    m_subtitle = new kit::ElidedLabel({}, theme::FontRole::body, theme::Tone::muted, head);
    words->addWidget(name);
    words->addWidget(m_subtitle);
    row->addLayout(words, 1);
    m_choice = new QComboBox(head);
    m_choice->setAccessibleName(tr("Which process is shown"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_more = new QPushButton(tr("Processes…"), head);
    m_more->setAccessibleName(tr("Add, edit or take away a process"));
    m_moreMenu = new QMenu(m_more);
    m_moreMenu->setAccessibleName(tr("Processes"));
    row->addWidget(m_choice, 0, Qt::AlignVCenter);
    row->addWidget(m_more, 0, Qt::AlignVCenter);
    m_save = new QPushButton(tr("Save as…"), head);
    m_save->setAccessibleName(tr("Save the process as a file"));
    m_print = new QPushButton(tr("Print…"), head);
    m_print->setAccessibleName(tr("Print the process"));
    m_print->setVisible(context().print != nullptr);
    row->addWidget(m_save, 0, Qt::AlignVCenter);
    row->addWidget(m_print, 0, Qt::AlignVCenter);
    kit::followTheme(head, [row](const theme::Theme &look) { row->setSpacing(look.px(12)); });
    return head;
}

QWidget *ProcessView::makeSteps()
{
    auto *card = new kit::Card(tr("Who answers for what, and for how long"), this);
    card->setSubtitle(tr("Enter or F2 edits; the limit counts from entering the stage"));
    card->setFlush(true);
    m_table = kit::plainTable(m_steps, tr("Process"));
    m_table->setItemDelegate(new ProcessDelegate(m_table));
    m_table->setWordWrap(true);
    m_table->setSelectionBehavior(QTableView::SelectItems);
    m_table->setEditTriggers(QTableView::DoubleClicked | QTableView::EditKeyPressed | QTableView::AnyKeyPressed);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(ProcessModel::nextColumn, QHeaderView::Stretch);
    connect(m_table, &QTableView::activated, m_table, [this](const QModelIndex &index) {
        if (index.flags() & Qt::ItemIsEditable) {
            m_table->edit(index);
        }
    });
    card->body()->addWidget(m_table);
    return card;
}

QWidget *ProcessView::makeDuties()
{
    m_dutyCard = new kit::Card(tr("What each side does"), this);
    auto *row = new QHBoxLayout;
    const std::array<theme::Tone, 2> tones{theme::Tone::marketing, theme::Tone::sales};
    const std::array<QString, 2> names{tr("M  Marketing"), tr("S  Sales")};
    for (std::size_t side = 0; side < m_duties.size(); ++side) {
        auto *column = new QVBoxLayout;
        column->setSpacing(4);
        column->addWidget(new kit::ElidedLabel(names[side], theme::FontRole::bodyStrong, tones[side], m_dutyCard));
        m_duties[side] = new QPlainTextEdit(m_dutyCard);
        m_duties[side]->setTabChangesFocus(true);
        m_duties[side]->setAccessibleName(side == 0 ? tr("What Marketing does at the chosen stage") : tr("What Sales does at the chosen stage"));
        m_duties[side]->installEventFilter(this);
        column->addWidget(m_duties[side]);
        column->addStretch(1);
        row->addLayout(column, 1);
    }
    m_dutyCard->body()->addLayout(row);
    m_scored = new QCheckBox(tr("The model scores leads on from here"), m_dutyCard);
    m_scored->setAccessibleName(tr("Scoring at the chosen stage"));
    m_scored->setToolTip(tr("Off: leads keep the stage until a person moves them, whatever their rank; the process runs on"));
    m_dutyCard->body()->addWidget(m_scored);
    kit::followTheme(m_dutyCard, [this, row](const theme::Theme &look) {
        row->setSpacing(look.px(16));
        for (QPlainTextEdit *duty : m_duties) {
            duty->setFixedHeight(look.px(64));
        }
    });
    return m_dutyCard;
}

QWidget *ProcessView::makeTreatments()
{
    m_tileCard = new kit::Card(tr("What is done with each tile"), this);
    m_tileCard->setFlush(true);
    m_tiles = kit::plainTable(m_treatments, tr("What is done with each tile"));
    m_tiles->setSelectionBehavior(QTableView::SelectItems);
    m_tiles->setEditTriggers(QTableView::NoEditTriggers);
    m_tiles->verticalHeader()->show();
    m_tiles->verticalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_tiles->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tiles->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_tileCard->body()->addWidget(m_tiles);
    return m_tileCard;
}

void ProcessView::connectParts()
{
    connect(m_steps, &ProcessModel::changeWanted, m_desk, &bridge::RuleDesk::change);
    connect(m_steps, &ProcessModel::refused, this, [this](const QString &text) { Q_EMIT notice(text, {}, {}); });
    connect(m_desk, &bridge::RuleDesk::refused, this, [this](const QString &text) {
        Q_EMIT notice(text, {}, {});
        showDuties();
    });
    connect(m_desk, &bridge::RuleDesk::changed, this, &View::decided);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ProcessView::showDuties);
    m_fit.setSingleShot(true);
    m_fit.setInterval(0);
    connect(&m_fit, &QTimer::timeout, this, &ProcessView::fitRows);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionResized, &m_fit, qOverload<>(&QTimer::start));
    connect(&theme::theme(), &theme::Theme::changed, &m_fit, qOverload<>(&QTimer::start));
    connect(m_tiles, &QTableView::activated, this, &ProcessView::editTreatment);
    connect(m_choice, &QComboBox::activated, this, &ProcessView::choose);
    connect(m_more, &QPushButton::clicked, this, [this] {
        fillChoiceMenu();
        m_moreMenu->popup(m_more->mapToGlobal(QPoint(0, m_more->height())));
    });
    connect(m_scored, &QCheckBox::clicked, this, [this](bool on) { m_desk->change({{m_dutyOf + "scoring", on ? "yes" : "no"}}); });
    connect(m_save, &QPushButton::clicked, this, &ProcessView::askFile);
    connect(m_print, &QPushButton::clicked, this, &ProcessView::print);
    context().actions.add(QStringLiteral("process.print"), tr("P&rint the process…"), {}, bridge::Menu::model, this, [this] { print(); })
        ->setVisible(context().print != nullptr);
    context().actions.add(QStringLiteral("process.save"), tr("Save the p&rocess as…"), {}, bridge::Menu::model, this, [this] { askFile(); });
}

QList<QWidget *> ProcessView::panes()
{
    return {m_table, m_duties[0], m_tiles, m_choice};
}

QWidget *ProcessView::firstPane()
{
    return m_table;
}

void ProcessView::setSnapshot(const bridge::SnapshotPtr &snapshot, const workspace::ChangeEvent & /*event*/)
{
    m_snapshot = snapshot;
    m_stale = true;
    if (isVisible() || !snapshot) {
        refresh();
    }
}

void ProcessView::showEvent(QShowEvent *event)
{
    View::showEvent(event);
    if (m_stale) {
        refresh();
    }
}

void ProcessView::refresh()
{
    m_stale = false;
    const bool editable = m_snapshot && session().isWritable();
    showChoice();
    m_steps->setSnapshot(m_snapshot, which(), editable);
    m_treatments->setModel(m_snapshot ? workspace::shownModel(*m_snapshot, m_snapshot->draft ? m_snapshot->draft : m_snapshot->model) : nullptr);
    for (QPlainTextEdit *duty : m_duties) {
        duty->setReadOnly(!editable);
    }
    if (!m_snapshot) {
        m_dutyOf.clear();
        return;
    }
    if (!m_table->currentIndex().isValid()) {
        m_table->setCurrentIndex(m_steps->index(0, ProcessModel::nextColumn));
    }
    if (!m_tiles->currentIndex().isValid()) {
        m_tiles->setCurrentIndex(m_treatments->index(0, 0));
    }
    showHead();
    showDuties();
    m_fit.start();
    kit::fitRows(*m_tiles, m_treatments->rowCount());
    session().query(
        QStringLiteral("standing"),
        [shown = which()](const workspace::Snapshot &snapshot, base::Progress &) { return workspace::processStanding(snapshot, shown); },
        this, [this](std::vector<workspace::StepStanding> standings) { m_steps->setStandings(std::move(standings)); });
}

std::size_t ProcessView::which() const
{
    return m_snapshot ? lifecycle::findProcess(*m_snapshot->rules, m_shown).value_or(0) : 0;
}

void ProcessView::showChoice()
{
    const QSignalBlocker quiet(m_choice);
    m_choice->clear();
    m_more->setEnabled(m_snapshot && session().isWritable());
    const std::size_t others = m_snapshot ? m_snapshot->rules->processes.size() : 0;
    m_choice->setVisible(others > 0);
    for (std::size_t place = 1; place <= others; ++place) {
        m_choice->addItem(bridge::toQt(wording::processName(*m_snapshot->rules, place)), bridge::toQt(m_snapshot->rules->processes[place - 1].key));
    }
    if (m_snapshot) {
        m_choice->addItem(bridge::toQt(wording::processName(*m_snapshot->rules, 0)), QString());
    }
    const std::size_t shown = which();
    m_choice->setCurrentIndex(shown == 0 ? m_choice->count() - 1 : static_cast<int>(shown) - 1);
}

void ProcessView::choose(int place)
{
    m_shown = bridge::toUtf8(m_choice->itemData(place).toString());
    refresh();
}

void ProcessView::fillChoiceMenu()
{
    m_moreMenu->clear();
    m_moreMenu->addAction(tr("&Add a process for certain leads…"), this, [this] { editAudience(true); });
    if (which() == 0) {
        return;
    }
    m_moreMenu->addAction(tr("&Name and leads of this process…"), this, [this] { editAudience(false); });
    m_moreMenu->addAction(tr("&Ask this process before the one above it"), this, [this] { moveEarlier(); })->setEnabled(which() > 1);
    m_moreMenu->addAction(tr("&Take this process away"), this, [this] {
        m_desk->change({{std::string(lifecycle::audienceRulePrefix) + m_shown, "usual"}});
    });
}

void ProcessView::editAudience(bool isNew)
{
    const lifecycle::AudienceProcess before = isNew || which() == 0 ? lifecycle::AudienceProcess{} : m_snapshot->rules->processes[which() - 1];
    auto *ask = new AudienceDialog(m_snapshot, before, this);
    connect(ask, &QDialog::accepted, this, [this, ask, isNew, before] {
        lifecycle::AudienceProcess changed = isNew ? lifecycle::newProcess(*m_snapshot->rules, ask->name(), ask->filter()) : before;
        changed.name = ask->name();
        changed.filter = ask->filter();
        m_shown = changed.key;
        m_desk->change({{std::string(lifecycle::audienceRulePrefix) + changed.key, lifecycle::audienceText(changed)}});
    });
    ask->open();
}

void ProcessView::moveEarlier()
{
    const std::size_t place = which();
    if (place < 2) {
        return;
    }
    lifecycle::AudienceProcess moved = m_snapshot->rules->processes[place - 1];
    lifecycle::AudienceProcess above = m_snapshot->rules->processes[place - 2];
    std::swap(moved.place, above.place);
    std::vector<lifecycle::RuleValue> values;
    for (const lifecycle::AudienceProcess &one : {moved, above}) {
        values.push_back({std::string(lifecycle::audienceRulePrefix) + one.key, lifecycle::audienceText(one)});
    }
    m_desk->change(values);
}

void ProcessView::showHead()
{
    const QString digest = bridge::toQt(base::hex(lifecycle::processDigest(*m_snapshot->rules))).left(digestDigits);
    const std::size_t shown = which();
    const QString whose = shown == 0 ? tr("How a lead goes from inquiry to win, loss or hold.")
                                     : tr("Only leads with %1.").arg(bridge::toQt(m_snapshot->rules->processes[shown - 1].filter));
    m_subtitle->setText(tr("%1 Digest %2; every proposal of a model names it.").arg(whose, digest));
    const bool fromDraft = m_snapshot->draft != nullptr;
    m_tileCard->setSubtitle(fromDraft || !m_snapshot->inForce
                                ? tr("as in the draft; Enter changes it, both sides agree in the model")
                                : tr("signed with v%1; Enter changes it in a draft").arg(m_snapshot->modelVersion));
}

void ProcessView::showDuties()
{
    const lifecycle::ProcessStep *step = m_steps->stepAt(m_table->currentIndex().row());
    if (!step) {
        return;
    }
    m_dutyOf = m_steps->ruleOf(*step);
    m_scored->setVisible(step->stage == domain::Stage::identified);
    m_scored->setChecked(step->isScored);
    m_scored->setEnabled(session().isWritable());
    const QString stage = m_steps->index(m_table->currentIndex().row(), ProcessModel::stageColumn).data().toString();
    m_dutyCard->setTitle(step->stage ? tr("What each side does at %1").arg(stage) : tr("What each side does for those in a program"));
    const std::array<const std::string *, 2> texts{&step->marketingDuty, &step->salesDuty};
    for (std::size_t side = 0; side < m_duties.size(); ++side) {
        if (!m_duties[side]->hasFocus() || m_duties[side]->isReadOnly()) {
            m_duties[side]->setPlainText(bridge::toQt(*texts[side]));
        }
    }
}

void ProcessView::keepDuty(std::size_t side)
{
    if (!m_snapshot || m_dutyOf.empty() || m_duties[side]->isReadOnly()) {
        return;
    }
    const std::string key = m_dutyOf + dutyParts[side];
    const std::string text = bridge::toUtf8(m_duties[side]->toPlainText().simplified());
    if (text != lifecycle::ruleText(*m_snapshot->rules, key)) {
        m_desk->change({{key, text}});
    }
}

bool ProcessView::eventFilter(QObject *watched, QEvent *event)
{
    for (std::size_t side = 0; side < m_duties.size(); ++side) {
        if (watched == m_duties[side] && event->type() == QEvent::FocusOut) {
            keepDuty(side);
        }
    }
    return View::eventFilter(watched, event);
}

void ProcessView::editTreatment(const QModelIndex &index)
{
    const model::Treatment *treatment = m_treatments->treatmentAt(index);
    if (!treatment || !session().isWritable()) {
        return;
    }
    const std::string tile = m_treatments->tileAt(index);
    auto *ask = new TreatmentDialog(bridge::toQt(tile), *treatment, m_snapshot->rules->knownPrograms(), this);
    connect(ask, &QDialog::accepted, this, [this, ask, tile, index = QPersistentModelIndex(index)] {
        if (!m_treatments->treatmentAt(index)) {
            return;
        }
        model::ScoringModel changed = *m_treatments->model();
        changed.treatments[changed.indexOf({static_cast<std::uint8_t>(index.row()), static_cast<std::uint8_t>(index.column())})] = ask->treatment();
        const std::string path = "treatment/" + tile;
        const std::string text = model::valueAt(changed, path)->text;
        session().run(
            tr("Changing the draft"),
            [path, text](workspace::Workspace &open, base::Progress &) {
                return workspace::setDraftValue(open, path, text, workspace::authorsAtTable(*open.snapshot()));
            },
            this, [this, tile](const base::Result<void> &done) {
                Q_EMIT notice(done ? tr("%1 is changed in the draft; both sides agree in the model.").arg(bridge::toQt(tile)) : bridge::messageOf(done.error()),
                              {}, {});
            });
    });
    ask->open();
}

void ProcessView::print()
{
    if (m_snapshot && context().print) {
        context().print(workspace::processReport(*m_snapshot, bridge::toUtf8(session().name()), which()), this);
    }
}

void ProcessView::askFile()
{
    if (!m_snapshot) {
        return;
    }
    const QString kinds = (context().writePdf ? tr("PDF (*.pdf);;") : QString()) + tr("HTML (*.html);;Workbook (*.xlsx);;CSV (*.csv)");
    const QString path = m_choose(this, tr("Process.pdf"), kinds);
    if (!path.isEmpty()) {
        save(path);
    }
}

void ProcessView::save(const QString &path)
{
    if (!m_snapshot) {
        return;
    }
    const report::Document document = workspace::processReport(*m_snapshot, bridge::toUtf8(session().name()), which());
    const auto say = [this, path](const base::Result<void> &saved) {
        Q_EMIT notice(saved ? tr("Saved as %1.").arg(QFileInfo(path).fileName()) : bridge::messageOf(saved.error()), {}, {});
    };
    if (path.endsWith(QStringLiteral(".pdf"), Qt::CaseInsensitive) && context().writePdf) {
        say(context().writePdf(document, bridge::toUtf8(path)));
        return;
    }
    session().run(
        tr("Saving the process"),
        [document, path = bridge::toUtf8(path)](workspace::Workspace &, base::Progress &) { return workspace::exportReport(document, path); }, this, say);
}

void ProcessView::fitRows()
{
    m_table->resizeRowsToContents();
    int height = m_table->horizontalHeader()->sizeHint().height() + theme::theme().px(4);
    for (int row = 0; row < m_steps->rowCount(); ++row) {
        height += m_table->rowHeight(row);
    }
    m_table->setFixedHeight(height);
}

} // namespace leadlight::process
