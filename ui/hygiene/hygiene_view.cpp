// SPDX-License-Identifier: GPL-3.0-or-later
#include "hygiene/hygiene_view.h"

#include <algorithm>

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QStackedLayout>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "hygiene/decision_pane.h"
#include "hygiene/deeds.h"
#include "hygiene/entry_delegate.h"
#include "hygiene/entry_model.h"
#include "hygiene/headline.h"
#include "kit/card.h"
#include "kit/empty_state.h"
#include "kit/segmented.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::hygiene {

namespace {

/// Up to so many leads are looked through while nobody asks; beyond, when the view is opened.
constexpr std::size_t lookedThroughUnasked = 200'000;

QString partName(Part part)
{
    switch (part) {
    case Part::junk:
        return HygieneView::tr("Junk");
    case Part::duplicates:
        return HygieneView::tr("Duplicates");
    case Part::accounts:
        break;
    }
    return HygieneView::tr("Accounts");
}

} // namespace

HygieneView::HygieneView(bridge::ViewContext &context, QWidget *parent)
    : View(context, parent), m_deeds(new Deeds(context.session, this)), m_model(new EntryModel(this)), m_headline(new QLabel(this)),
      m_parts(nullptr), m_pages(new QStackedLayout), m_work(new QWidget(this)), m_list(new QListView(m_work)),
      m_pane(new DecisionPane(m_work)), m_empty(new kit::EmptyState(QLatin1String("hygiene"), {}, {}, this))
{
    const theme::Theme &look = theme::theme();
    theme::setRole(*this, theme::Role::page);
    auto *columns = new QHBoxLayout(m_work);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(look.px(theme::size::gutter));
    columns->addWidget(makeList(), 10);
    columns->addWidget(m_pane, 15);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(look.px(16), look.px(16), look.px(16), look.px(16));
    column->setSpacing(look.px(12));
    column->addWidget(makeHeader());
    column->addLayout(m_pages, 1);
    m_pages->addWidget(m_work);
    m_pages->addWidget(m_empty);
    connect(m_pane, &DecisionPane::acted, this, &HygieneView::act);
    connect(m_pane, &DecisionPane::takenChanged, this, [this] {
        if (m_proposal && m_snapshot) {
            m_pane->setOutcome(mergeOutcome(*m_snapshot, *m_proposal, m_pane->taken()));
        } else if (m_accounts) {
            m_pane->setOutcome(accountsOutcome(*m_accounts, m_pane->taken()));
        }
    });
    connectDeeds();
    addActions();
    showPart();
}

QWidget *HygieneView::makeHeader()
{
    auto *header = new QWidget(this);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::theme().px(16));
    auto *words = new QVBoxLayout;
    words->setSpacing(theme::theme().px(2));
    auto *heading = new QLabel(title(), header);
    theme::setRole(*heading, theme::Role::viewTitle);
    theme::setRole(*m_headline, theme::Role::muted);
    m_headline->setWordWrap(true);
    m_headline->setTextFormat(Qt::PlainText);
    words->addWidget(heading);
    words->addWidget(m_headline);
    row->addLayout(words, 1);
    QStringList names;
    for (const Part part : parts) {
        names << partName(part);
    }
    m_parts = new kit::SegmentedControl(names, tr("What is doubtful"), header);
    m_parts->setCurrent(static_cast<int>(m_part));
    connect(m_parts, &kit::SegmentedControl::activated, this, [this](int index) {
        m_part = parts[static_cast<std::size_t>(index)];
        m_partChosen = true;
        m_given.clear();
        showPart();
    });
    row->addWidget(m_parts, 0, Qt::AlignVCenter);
    return header;
}

QWidget *HygieneView::makeList()
{
    const theme::Theme &look = theme::theme();
    auto *card = new kit::Card({}, m_work);
    card->setFlush(true);
    card->setMinimumWidth(look.px(300));
    m_list->setAccessibleName(tr("What is doubtful, one by one"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new EntryDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QListView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
    card->body()->addWidget(m_list, 1);
    auto *hints = new QLabel(tr("J K move  ·  Enter open  ·  M merge  ·  T two people  ·  P person  ·  X junk"), card);
    theme::setRole(*hints, theme::Role::small);
    hints->setWordWrap(true);
    hints->setContentsMargins(look.px(12), look.px(4), look.px(12), look.px(6));
    card->body()->addWidget(hints);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        if (index.isValid() && !m_filling) {
            m_given.clear();
            showCurrent();
        }
    });
    connect(m_list, &QListView::activated, m_pane, &DecisionPane::takeFocus);
    return card;
}

void HygieneView::connectDeeds()
{
    connect(m_deeds, &Deeds::done, this, [this](const QString &text, const std::function<void()> &undo) { Q_EMIT decided(text, undo); });
    connect(m_deeds, &Deeds::refused, this, [this](const QString &text) {
        Q_EMIT notice(text, {}, {});
        look(); // what left the list at once comes back
    });
}

void HygieneView::addActions()
{
    bridge::ActionRegistry &actions = context().actions;
    const auto add = [&](const char *id, const QString &text, Qt::Key key, std::function<void()> slot) {
        actions.addForList(QLatin1String(id), text, QKeySequence(key), bridge::Menu::none, m_list, std::move(slot));
    };
    const auto offered = [this](Act one) {
        if (m_pane->offers(one)) {
            act(one);
        }
    };
    add("hygiene.next", tr("Next doubtful entry"), Qt::Key_J, [this] { step(1); });
    add("hygiene.previous", tr("Previous doubtful entry"), Qt::Key_K, [this] { step(-1); });
    add("hygiene.merge", tr("Merge what is side by side"), Qt::Key_M, [offered, this] { offered(m_pane->offers(Act::mergeAll) ? Act::mergeAll : Act::merge); });
    add("hygiene.apart", tr("They are two people"), Qt::Key_T, [offered] { offered(Act::apart); });
    add("hygiene.person", tr("It is a person…"), Qt::Key_P, [this] {
        if (m_pane->offers(Act::person)) {
            m_pane->askForNote();
        }
    });
    add("hygiene.junk", tr("It is junk"), Qt::Key_X, [offered] { offered(Act::junk); });
    add("hygiene.undo", tr("Undo the last decision on hygiene"), Qt::Key_U, [this] { Q_EMIT undoRequested(); });
}

QList<QWidget *> HygieneView::panes()
{
    QList<QWidget *> all{m_list};
    for (const Act one : acts) {
        if (m_pane->offers(one)) {
            all << m_pane->button(one);
            break;
        }
    }
    return all;
}

void HygieneView::setSnapshot(const bridge::SnapshotPtr &snapshot, const workspace::ChangeEvent &event)
{
    const bool first = !m_snapshot || !snapshot;
    m_snapshot = snapshot;
    if (first) {
        m_findings.reset();
        m_given.clear();
        m_last.reset();
        m_partChosen = false;
        m_looking = false;
        m_asking = false;
        m_compared.clear();
        m_proposal.reset();
        m_accounts.reset();
        setHolds(snapshot && holdsAnythingBack(*snapshot));
        showPart();
    }
    if (!snapshot || !(first || event.leads)) {
        return;
    }
    m_stale = true;
    // A single lead changed elsewhere is looked at when somebody comes here.
    if (isVisible() || ((first || event.rows.empty()) && snapshot->leadCount() <= lookedThroughUnasked)) {
        look();
    }
}

void HygieneView::showEvent(QShowEvent *event)
{
    View::showEvent(event);
    if (m_stale && !m_looking) {
        look();
    }
}

void HygieneView::look()
{
    m_stale = false;
    m_looking = true;
    showHeadline();
    session().longQuery(
        QStringLiteral("hygiene"),
        [](const workspace::Snapshot &snapshot, base::Progress &progress) { return findAll(snapshot, progress); }, this,
        [this, snapshot = m_snapshot](base::Result<Findings> &&findings) {
            m_looking = false;
            // Another snapshot may be there by now: with other leads it has been asked about, too, else rows are the same.
            if (findings && m_snapshot) {
                m_foundIn = snapshot;
                showFindings(std::move(*findings));
            }
        });
}

void HygieneView::showFindings(Findings findings)
{
    m_findings = std::move(findings);
    if (!m_partChosen && m_given.empty()) {
        const auto first = std::find_if(parts.begin(), parts.end(), [this](Part part) { return m_findings->count(part) > 0; });
        m_part = first == parts.end() ? m_part : *first;
        m_parts->setCurrent(static_cast<int>(m_part));
    }
    setHolds(std::any_of(parts.begin(), parts.end(), [this](Part part) { return m_findings->count(part) > 0; }));
    showPart();
}

void HygieneView::showHeadline()
{
    if (!m_snapshot) {
        m_headline->clear();
    } else if (m_findings && !m_looking) {
        m_headline->setText(headline(m_findings->summary));
    } else {
        m_headline->setText(tr("Looking for what is made up or stands twice among %1 leads…")
                                .arg(bridge::countText(static_cast<std::int64_t>(m_snapshot->leadCount()))));
    }
    for (const Part part : parts) {
        const QString name = partName(part);
        m_parts->button(static_cast<int>(part))
            ->setText(!m_findings ? name : QStringLiteral("%1  %2").arg(name, bridge::countText(static_cast<std::int64_t>(m_findings->count(part)))));
    }
}

void HygieneView::showPart()
{
    const int place = std::max(0, m_list->currentIndex().row());
    if (const Entry *now = current()) {
        m_last = *now;
    }
    m_filling = true;
    m_model->setEntries(m_foundIn, m_findings ? m_findings->lists[static_cast<std::size_t>(m_part)] : std::vector<Entry>());
    const auto again = m_last ? m_model->placeOf(*m_last) : std::nullopt;
    if (m_model->rowCount() > 0) {
        m_list->setCurrentIndex(m_model->index(again.value_or(std::min(place, m_model->rowCount() - 1))));
    }
    m_filling = false;
    showHeadline();
    const PartWords words = emptyWords(m_part, m_findings.has_value());
    m_empty->setTexts(words.title, words.sentence);
    if (!m_given.empty()) {
        m_pages->setCurrentWidget(m_work);
        compare(m_given);
        return;
    }
    m_pages->setCurrentWidget(m_model->rowCount() > 0 ? m_work : m_empty);
    showCurrent();
}

const Entry *HygieneView::current() const
{
    return m_model->at(m_list->currentIndex().row());
}

void HygieneView::showCurrent()
{
    const Entry *entry = current();
    m_compared.clear();
    m_proposal.reset();
    m_accounts.reset();
    if (!entry || !m_snapshot || !m_foundIn) {
        m_pane->setContent({}, false);
        return;
    }
    switch (entry->kind) {
    case Entry::Kind::group:
        m_pane->setContent(groupContent(*entry, m_findings ? m_findings->exact.size() : 0), session().isWritable());
        break;
    case Entry::Kind::junk:
        m_pane->setContent(junkContent(*m_snapshot, *entry), session().isWritable());
        break;
    case Entry::Kind::accounts:
        if (std::max(entry->a, entry->b) < m_snapshot->accounts.size()) {
            compareAccounts({entry->a, entry->b});
        }
        break;
    case Entry::Kind::pair:
        compare({entry->a, entry->b});
        break;
    }
}

void HygieneView::compareAccounts(std::vector<std::uint32_t> accounts)
{
    const Entry *entry = current();
    const auto proposal = workspace::accountProposal(*m_snapshot, std::move(accounts));
    if (!entry || !proposal) {
        m_pane->setContent({}, false); // they are one by now; the list follows
        return;
    }
    m_accounts = *proposal;
    m_pane->setContent(accountsContent(*m_snapshot, *entry, *m_accounts), session().isWritable());
}

void HygieneView::compare(std::vector<std::uint32_t> leads)
{
    m_compared = std::move(leads);
    m_proposal.reset();
    m_accounts.reset();
    if (m_asking) {
        return; // the answer under way asks again
    }
    m_asking = true;
    session().run(
        tr("Putting leads side by side"),
        [rows = m_compared](workspace::Workspace &workspace, base::Progress &) { return workspace::proposeMerge(workspace, rows); }, this,
        [this, rows = m_compared](const base::Result<workspace::MergeProposal> &proposal) {
            m_asking = false;
            if (rows == m_compared) {
                showMerge(proposal);
            } else if (!m_compared.empty()) {
                compare(m_compared);
            }
        });
}

void HygieneView::showMerge(const base::Result<workspace::MergeProposal> &proposal)
{
    if (!proposal || !m_snapshot) {
        m_compared.clear();
        m_given.clear();
        PaneContent content;
        content.title = tr("Nothing to merge");
        content.text = proposal ? QString() : bridge::messageOf(proposal.error());
        m_pane->setContent(content, false);
        return;
    }
    m_proposal = *proposal;
    const Entry *entry = m_given.empty() ? current() : nullptr;
    m_pane->setContent(mergeContent(*m_snapshot, *m_proposal, entry && entry->kind == Entry::Kind::pair ? reasonText(*entry) : QString()),
                       session().isWritable());
    if (entry == nullptr) {
        m_pane->takeFocus();
    }
}

std::vector<std::uint32_t> HygieneView::currentRows() const
{
    const Entry *entry = current();
    std::vector<std::uint32_t> rows;
    if (entry && entry->kind == Entry::Kind::group) {
        for (const Entry &below : m_model->below(m_list->currentIndex().row())) {
            rows.push_back(below.a);
        }
    } else if (entry) {
        rows.push_back(entry->a);
    }
    return rows;
}

/// What the pane shows may be one key behind the list: nothing is done to what is not shown yet.
bool HygieneView::isReadyFor(Act act) const
{
    const Entry *entry = m_given.empty() ? current() : nullptr;
    switch (act) {
    case Act::merge:
    case Act::swap:
        return m_proposal.has_value() || m_accounts.has_value();
    case Act::apart:
        return m_proposal.has_value();
    case Act::mergeAll:
        return entry && entry->state == Entry::State::exact && entry->kind == Entry::Kind::group;
    case Act::showLeads:
        return entry && entry->kind == Entry::Kind::accounts;
    default:
        return entry && m_part == Part::junk;
    }
}

void HygieneView::act(Act act)
{
    if (!isReadyFor(act)) {
        return;
    }
    const Entry *entry = current();
    if (act == Act::showLeads && entry) {
        showLeadsOf(*entry);
        return;
    }
    if (act == Act::swap) {
        letNextStay();
        return;
    }
    if (!session().isWritable()) {
        Q_EMIT notice(tr("This workspace is open to read. Nothing can be decided here."), {}, {});
        return;
    }
    switch (act) {
    case Act::person:
        m_deeds->judge(currentRows(), store::JunkVerdict::cleared, m_pane->note());
        break;
    case Act::junk:
        m_deeds->judge(currentRows(), store::JunkVerdict::confirmed, m_pane->note());
        break;
    case Act::takeBack:
        m_deeds->takeVerdictBack(currentRows());
        break;
    case Act::mergeAll:
        if (m_findings) {
            m_deeds->merge(m_findings->exact);
        }
        break;
    case Act::merge:
        mergeShown();
        break;
    case Act::apart:
        if (m_compared.size() == 2) {
            m_deeds->keepApart(m_compared[0], m_compared[1]);
        }
        break;
    default:
        return;
    }
    m_partChosen = true; // whoever decides here stays here
    // What is decided on leaves at once; the lists that follow say what is so.
    const bool listed = m_given.empty();
    m_given.clear();
    if (!listed) {
        m_list->setFocus(Qt::OtherFocusReason);
        showCurrent();
    } else if (entry) {
        const Entry decided = *entry;
        const auto leaving = entry->kind == Entry::Kind::group ? m_model->below(m_list->currentIndex().row()) : std::vector<Entry>{decided};
        m_list->setFocus(Qt::OtherFocusReason);
        leave(leaving);
    }
}

void HygieneView::leave(const std::vector<Entry> &leaving)
{
    const int place = m_list->currentIndex().row();
    m_model->takeIf([&](const Entry &entry) {
        return std::any_of(leaving.begin(), leaving.end(), [&](const Entry &one) { return one.isSame(entry); });
    });
    m_last.reset();
    if (m_model->rowCount() > 0) {
        m_list->setCurrentIndex(m_model->index(std::clamp(place, 0, m_model->rowCount() - 1)));
    } else {
        m_pages->setCurrentWidget(m_empty);
    }
}

void HygieneView::mergeShown()
{
    if (m_accounts) {
        std::vector<workspace::AccountChoice> choices;
        for (const auto &[field, side] : m_pane->taken()) {
            choices.push_back({field, m_accounts->accounts[static_cast<std::size_t>(side)]});
        }
        m_deeds->mergeAccounts(m_accounts->accounts, choices);
        return;
    }
    if (!m_proposal) {
        return;
    }
    workspace::MergeRequest request{m_proposal->leads, {}};
    for (const auto &[field, side] : m_pane->taken()) {
        request.choices.push_back({field, m_proposal->leads[static_cast<std::size_t>(side)]});
    }
    m_deeds->merge({request});
}

void HygieneView::letNextStay()
{
    if (m_accounts) {
        auto accounts = m_accounts->accounts;
        std::rotate(accounts.begin(), accounts.begin() + 1, accounts.end());
        compareAccounts(std::move(accounts));
    } else if (m_proposal) {
        auto leads = m_proposal->leads;
        std::rotate(leads.begin(), leads.begin() + 1, leads.end());
        compare(std::move(leads));
    }
}

void HygieneView::takeLeads(const std::vector<std::uint32_t> &rows)
{
    m_part = Part::duplicates;
    m_partChosen = true;
    m_parts->setCurrent(static_cast<int>(m_part));
    m_given = rows;
    showPart();
}

void HygieneView::showLeadsOf(const Entry &entry)
{
    data::Filter::Term term;
    term.field = "company";
    term.comparison = "=";
    for (const std::uint32_t at : {entry.a, entry.b}) {
        const std::string &name = m_snapshot->accounts[at].name;
        if (std::find(term.values.begin(), term.values.end(), name) == term.values.end()) {
            term.values.push_back(name);
        }
    }
    context().filter.setTiles({});
    context().filter.setFilter(data::Filter({term}));
    Q_EMIT requestView(QStringLiteral("leads"));
}

void HygieneView::step(int by)
{
    const int next = std::clamp(m_list->currentIndex().row() + by, 0, std::max(0, m_model->rowCount() - 1));
    m_list->setCurrentIndex(m_model->index(next));
}

void HygieneView::setHolds(bool holds)
{
    if (holds != m_holds) {
        m_holds = holds;
        Q_EMIT holdingChanged();
    }
}

} // namespace leadlight::hygiene
