// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/history_view.h"

#include <map>
#include <utility>

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "history/history_detail.h"
#include "kit/card.h"
#include "kit/empty_state.h"
#include "kit/follow_theme.h"
#include "kit/plain_table.h"
#include "kit/search_field.h"
#include "theme/roles.h"
#include "theme/theme.h"
#include "workspace/whole_file.h"

namespace leadlight::history {

namespace {

constexpr int daysOfChoices[]{1, 7, 30, 365};

QString chooseHistoryFile(QWidget *parent, const QString &title, const QString &suggested, const QString &kinds)
{
    return QFileDialog::getSaveFileName(parent, title, suggested, kinds);
}

/// Keeps what was chosen where it is still offered.
void refill(QComboBox &box, const QString &all, const std::map<QString, QString> &choices)
{
    const QSignalBlocker quiet(&box);
    const QVariant chosen = box.currentData();
    box.clear();
    box.addItem(all, QString());
    for (const auto &[text, key] : choices) {
        box.addItem(text, key);
    }
    box.setCurrentIndex(std::max(0, box.findData(chosen)));
}

} // namespace

HistoryView::HistoryView(bridge::ViewContext &context, QWidget *parent)
    : View(context, parent), m_choose(chooseHistoryFile), m_model(new HistoryModel(this)), m_chain(new QLabel(this)),
      m_count(new QLabel(this)), m_person(new QComboBox(this)), m_kind(new QComboBox(this)), m_time(new QComboBox(this)),
      m_lead(new kit::SearchField(tr("Lead: name, e-mail or id"), tr("Only entries about this lead"), this)),
      m_table(kit::plainTable(m_model, tr("History"))),
      m_none(new kit::EmptyState(QLatin1String("history"), tr("Nothing here"), tr("No entry fits the filter."), this)),
      m_detail(new HistoryDetail(this))
{
    setAccessibleName(tr("History"));
    makeTable();
    auto *list = new kit::Card({}, this);
    list->setFlush(true);
    list->body()->addWidget(m_table, 1);
    list->body()->addWidget(m_none, 1);
    m_none->hide();
    auto *entry = new kit::Card(tr("The entry"), this);
    entry->body()->addWidget(m_detail, 1);
    auto *body = new QVBoxLayout; // the inspector stands beside; sentences need the width that is left
    body->addWidget(list, 5);
    body->addWidget(entry, 2);
    auto *column = new QVBoxLayout(this);
    QWidget *const head = makeHead();
    QWidget *const filters = makeFilters();
    column->addWidget(head);
    column->addWidget(filters);
    column->addLayout(body, 1);
    kit::followTheme(this, [this, column, body](const theme::Theme &look) {
        const int gutter = look.px(theme::size::gutter);
        column->setContentsMargins(gutter, gutter, gutter, look.px(8));
        column->setSpacing(look.px(12));
        body->setSpacing(look.px(12));
        m_table->setColumnWidth(HistoryModel::When, look.px(120));
        m_table->setColumnWidth(HistoryModel::Who, look.px(110));
        m_table->setColumnWidth(HistoryModel::Lead, look.px(140));
        m_table->verticalHeader()->setDefaultSectionSize(look.px(theme::size::row));
    });
    connect(m_detail, &HistoryDetail::leadWanted, this, &HistoryView::showLead);
    connect(m_detail, &HistoryDetail::onlyThisLeadWanted, this, &HistoryView::onlyThisLead);
    context.actions.addForList(QStringLiteral("history.onlyLead"), tr("&Only this lead's history"), QKeySequence(Qt::Key_L), bridge::Menu::none,
                               m_table, [this] { onlyThisLead(); });
    showRows({});
}

QWidget *HistoryView::makeHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    auto *words = new QVBoxLayout;
    auto *name = new QLabel(title(), head);
    theme::setRole(*name, theme::Role::viewTitle);
    theme::setRole(*m_chain, theme::Role::muted);
    m_chain->setTextFormat(Qt::PlainText);
    words->addWidget(name);
    words->addWidget(m_chain);
    row->addLayout(words, 1);
    for (const QString &ending : {QStringLiteral("csv"), QStringLiteral("html")}) {
        auto *button = new QPushButton(tr("%1…").arg(ending.toUpper()), head);
        button->setAccessibleName(tr("Export the history as %1").arg(ending.toUpper()));
        connect(button, &QPushButton::clicked, this, [this, ending] { exportAs(ending); });
        row->addWidget(button);
        m_exports.append(button);
    }
    return head;
}

QWidget *HistoryView::makeFilters()
{
    auto *filters = new QWidget(this);
    auto *row = new QHBoxLayout(filters);
    row->setContentsMargins(0, 0, 0, 0);
    theme::setRole(*m_count, theme::Role::muted);
    m_person->setAccessibleName(tr("Only entries of this person"));
    m_kind->setAccessibleName(tr("Only entries of this kind"));
    m_time->setAccessibleName(tr("Only entries of this time"));
    m_time->addItem(tr("All times"), 0);
    for (const int days : daysOfChoices) {
        m_time->addItem(days == 1 ? tr("Last 24 hours") : tr("Last %1 days").arg(days), days);
    }
    refill(*m_person, tr("Everybody"), {});
    refill(*m_kind, tr("All kinds"), {});
    for (QComboBox *box : {m_person, m_kind, m_time}) {
        connect(box, &QComboBox::currentIndexChanged, this, &HistoryView::filter);
        row->addWidget(box);
    }
    connect(m_lead, &QLineEdit::textChanged, this, &HistoryView::filter);
    connect(m_lead, &kit::SearchField::left, this, [this] { m_table->setFocus(); });
    row->addWidget(m_lead, 1);
    row->addWidget(m_count);
    return filters;
}

void HistoryView::makeTable()
{
    m_table->horizontalHeader()->setSectionResizeMode(HistoryModel::What, QHeaderView::Stretch);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &HistoryView::showCurrent);
    connect(m_table, &QTableView::activated, this, &HistoryView::showLead);
}

QString HistoryView::title() const
{
    return tr("History");
}

QList<QWidget *> HistoryView::panes()
{
    return {m_table, m_lead, m_detail};
}

void HistoryView::setSnapshot(const bridge::SnapshotPtr &snapshot, const workspace::ChangeEvent &)
{
    m_snapshot = snapshot;
    if (!snapshot) {
        m_history.reset();
        m_chain->clear();
        showRows({});
        return;
    }
    read();
}

void HistoryView::showEvent(QShowEvent *event)
{
    View::showEvent(event);
    if (m_stale) {
        read();
    }
}

void HistoryView::read()
{
    m_stale = !isVisible();
    if (!m_snapshot || m_stale) {
        return;
    }
    session().run(
        tr("Reading the history"),
        [](workspace::Workspace &workspace, base::Progress &progress) { return workspace::readHistory(workspace, &progress); }, this,
        [this](const base::Result<HistoryPtr> &history) {
            if (history) {
                take(*history);
            } else {
                m_chain->setText(bridge::messageOf(history.error()));
            }
        });
}

void HistoryView::take(const HistoryPtr &history)
{
    m_history = history;
    m_chain->setText(bridge::toQt(workspace::chainLine(*history)));
    fillChoices();
    filter();
}

void HistoryView::fillChoices()
{
    std::map<std::string, const workspace::HistoryEntry *> actors;
    std::map<QString, QString> kinds;
    std::map<std::string, bool> seen;
    for (const workspace::HistoryEntry &entry : m_history->entries) {
        actors.emplace(entry.actor, &entry);
        if (seen.emplace(entry.kind, true).second) {
            const QString name = bridge::toQt(wording::ledgerKindName(entry.kind));
            kinds.emplace(name, name);
        }
    }
    std::map<QString, QString> people;
    for (const auto &[actor, entry] : actors) {
        people.emplace(bridge::toQt(workspace::actorName(*entry, *m_snapshot)), bridge::toQt(actor));
    }
    refill(*m_person, tr("Everybody"), people);
    refill(*m_kind, tr("All kinds"), kinds);
}

workspace::HistoryFilter HistoryView::wanted() const
{
    workspace::HistoryFilter filter;
    filter.actor = bridge::toUtf8(m_person->currentData().toString());
    filter.kindName = bridge::toUtf8(m_kind->currentData().toString());
    filter.leadText = bridge::toUtf8(m_lead->text().trimmed());
    if (const int days = m_time->currentData().toInt(); days > 0) {
        filter.from = base::Instant{m_snapshot->asOf.seconds - days * base::secondsPerDay};
    }
    return filter;
}

void HistoryView::filter()
{
    if (!m_history || !m_snapshot) {
        return;
    }
    session().query(
        QStringLiteral("history"),
        [history = m_history, filter = wanted()](const workspace::Snapshot &snapshot, const base::Progress &) {
            return workspace::filtered(*history, filter, snapshot);
        },
        this, [this](std::vector<std::uint32_t> rows) { showRows(std::move(rows)); });
}

void HistoryView::showRows(std::vector<std::uint32_t> rows)
{
    const workspace::HistoryEntry *current = m_model->entryAt(m_table->currentIndex().row());
    const std::uint64_t seq = current ? current->seq : 0;
    const bool any = !rows.empty();
    m_model->setContent(m_snapshot, m_history, std::move(rows));
    m_table->setVisible(any);
    m_none->setVisible(!any);
    for (QPushButton *button : m_exports) {
        button->setEnabled(any);
    }
    const auto shown = static_cast<std::int64_t>(m_model->rows().size());
    const auto all = static_cast<std::int64_t>(m_history ? m_history->entries.size() : 0);
    m_count->setText(shown == all ? tr("%1 entries").arg(bridge::countText(all))
                                  : tr("%1 of %2 entries").arg(bridge::countText(shown), bridge::countText(all)));
    // A table keeps a current row whenever it is not empty.
    if (any) {
        m_table->setCurrentIndex(m_model->index(std::max(0, m_model->placeOf(seq)), HistoryModel::What));
    }
    showCurrent();
}

void HistoryView::showCurrent()
{
    const workspace::HistoryEntry *entry = m_model->entryAt(m_table->currentIndex().row());
    m_detail->setEntry(entry, m_snapshot);
    if (entry && entry->lead && !m_snapshot->isErased(*entry->lead)) {
        Q_EMIT leadActivated(m_snapshot->survivorOf(*entry->lead), false);
    }
}

void HistoryView::showLead()
{
    const workspace::HistoryEntry *entry = m_model->entryAt(m_table->currentIndex().row());
    if (entry && entry->lead && !m_snapshot->isErased(*entry->lead)) {
        Q_EMIT leadActivated(m_snapshot->survivorOf(*entry->lead), true);
    }
}

void HistoryView::onlyThisLead()
{
    const workspace::HistoryEntry *entry = m_model->entryAt(m_table->currentIndex().row());
    if (entry && entry->lead && !m_snapshot->isErased(*entry->lead)) {
        const std::string id = m_snapshot->text(*entry->lead, "external_id");
        m_lead->setText(bridge::toQt(id.empty() ? m_snapshot->nameOf(*entry->lead) : id));
    }
}

void HistoryView::exportAs(const QString &ending)
{
    if (!m_history || !m_snapshot) {
        return;
    }
    const QString suggested = QFileInfo(session().path()).dir().filePath(tr("%1 history.%2").arg(session().name(), ending));
    QString path = m_choose(this, tr("Export the history"), suggested, tr("%1 files (*.%2)").arg(ending.toUpper(), ending));
    if (path.isEmpty()) {
        return;
    }
    if (QFileInfo(path).suffix().isEmpty()) {
        path += QLatin1Char('.') + ending;
    }
    session().run(
        tr("Writing %1").arg(QFileInfo(path).fileName()),
        [history = m_history, rows = m_model->rows(), snapshot = m_snapshot, name = bridge::toUtf8(session().name()), ending,
         target = bridge::toUtf8(path)](workspace::Workspace &, base::Progress &) {
            const report::Document document = workspace::historyDocument(*history, rows, *snapshot, name);
            return workspace::writeWholeFile(target, ending == QLatin1String("html") ? report::toHtml(document) : report::toCsv(document));
        },
        this, [this, path](const base::Result<void> &saved) {
            Q_EMIT notice(saved ? tr("History saved as %1.").arg(QFileInfo(path).fileName()) : bridge::messageOf(saved.error()), {}, {});
        });
}

} // namespace leadlight::history
