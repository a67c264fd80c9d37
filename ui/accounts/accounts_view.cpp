// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/accounts_view.h"

#include <algorithm>
#include <array>
#include <optional>

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "data/picked_rows.h"
#include "inspector/pursuit_acts.h"
#include "kit/card.h"
#include "kit/empty_state.h"
#include "kit/follow_theme.h"
#include "kit/plain_table.h"
#include "kit/search_field.h"
#include "kit/segmented.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::accounts {

AccountsView::AccountsView(bridge::ViewContext &context, QWidget *parent)
    : View(context, parent), m_model(new AccountModel(this)), m_summary(new QLabel(this)),
      m_sort(new kit::SegmentedControl({tr("People"), tr("Accounts")}, tr("Leads as people or accounts, shown: accounts"), this)),
      m_which(new kit::SegmentedControl({tr("All"), tr("Target list"), tr("Named pursuit")}, tr("Which accounts"), this)),
      m_word(new kit::SearchField(tr("Account or domain"), tr("Find an account"), this)), m_people(new QPushButton(tr("Show its people"), this)),
      m_pursue(new QPushButton(tr("Named pursuit…"), this)), m_pursuers(new QMenu(this)),
      m_pages(new QStackedLayout), m_table(kit::plainTable(m_model, tr("Accounts"))),
      m_none(new kit::EmptyState(QLatin1String("account"), tr("No account here"),
                                 tr("Accounts come with the company or the e-mail domain of a lead, and with a target list."), this))
{
    setAccessibleName(tr("Accounts"));
    theme::setRole(*this, theme::Role::page);
    auto *card = new kit::Card({}, this);
    card->setFlush(true);
    card->body()->addWidget(m_table, 1);
    auto *column = new QVBoxLayout(this);
    QWidget *const head = makeHead();
    QWidget *const filters = makeFilters();
    column->addWidget(head);
    column->addWidget(filters);
    column->addLayout(m_pages, 1);
    m_pages->addWidget(card);
    m_pages->addWidget(m_none);
    m_table->horizontalHeader()->setStretchLastSection(true);
    kit::followTheme(this, [this, column](const theme::Theme &look) {
        const int gutter = look.px(theme::size::gutter);
        column->setContentsMargins(gutter, gutter, gutter, gutter);
        column->setSpacing(look.px(12));
        m_table->verticalHeader()->setDefaultSectionSize(look.px(theme::size::row));
        constexpr std::array widths{180, 60, 112, 44, 60, 92, 88, 150, 140, 150, 90};
        for (int i = 0; i < AccountModel::columnTotal; ++i) {
            m_table->setColumnWidth(i, look.px(widths[static_cast<std::size_t>(i)]));
        }
    });
    connect(m_table, &QTableView::activated, this, &AccountsView::showPeople);
    connect(m_people, &QPushButton::clicked, this, &AccountsView::showPeople);
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex &index) {
        if (index.column() == AccountModel::Name || index.column() == AccountModel::People) {
            showPeople();
        }
    });
    context.actions.addForList(QStringLiteral("accounts.people"), tr("Show the people of the account"), QKeySequence(Qt::Key_P), bridge::Menu::none,
                               m_table, [this] { showPeople(); });
    context.actions.addForList(QStringLiteral("accounts.pursue"), tr("Named pursuit of the account…"), QKeySequence(Qt::Key_N), bridge::Menu::none,
                               m_table, [this] { askPursuer(); });
    connect(m_pursue, &QPushButton::clicked, this, &AccountsView::askPursuer);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &AccountsView::showButtons);
}

QWidget *AccountsView::makeHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    auto *name = new QLabel(tr("Leads"), head);
    theme::setRole(*name, theme::Role::viewTitle);
    theme::setRole(*m_summary, theme::Role::muted);
    words->addWidget(name);
    words->addWidget(m_summary);
    row->addLayout(words, 1);
    m_sort->setCurrent(1);
    connect(m_sort, &kit::SegmentedControl::activated, this, [this](int index) {
        m_sort->setCurrent(1); // this view stays the one of accounts
        if (index == 0) {
            Q_EMIT requestView(QStringLiteral("leads"));
        }
    });
    row->addWidget(m_sort, 0, Qt::AlignVCenter);
    return head;
}

QWidget *AccountsView::makeFilters()
{
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::theme().px(8));
    row->addWidget(m_which);
    row->addWidget(m_word, 1);
    row->addWidget(m_pursue);
    row->addWidget(m_people);
    m_pursue->setAccessibleName(tr("Named pursuit of the account"));
    m_pursuers->setAccessibleName(tr("Whose named pursuit the account is"));
    m_which->setCurrent(0);
    m_people->setAccessibleName(tr("Show the people of the account"));
    connect(m_which, &kit::SegmentedControl::activated, this, &AccountsView::filterChanged);
    connect(m_word, &QLineEdit::textChanged, this, &AccountsView::filterChanged);
    return line;
}

QList<QWidget *> AccountsView::panes()
{
    return {m_table, m_word};
}

void AccountsView::setSnapshot(const bridge::SnapshotPtr &snapshot, const workspace::ChangeEvent &event)
{
    const bool first = !m_open || !snapshot;
    m_open = snapshot != nullptr;
    if (first) {
        m_model->setLines({});
        showSummary();
    }
    if (snapshot && (first || event.leads || event.stages || event.model || event.time)) {
        m_stale = true;
        if (isVisible()) {
            ask();
        }
    }
}

void AccountsView::showEvent(QShowEvent *event)
{
    View::showEvent(event);
    if (m_stale && m_open) {
        ask();
    }
}

void AccountsView::ask()
{
    m_stale = false;
    session().query(
        QStringLiteral("accounts"), [](const workspace::Snapshot &snapshot, base::Progress &progress) { return accountLines(snapshot, progress); },
        this, [this](std::vector<AccountLine> lines) {
            m_model->setLines(std::move(lines));
            filterChanged();
        });
}

void AccountsView::filterChanged()
{
    const AccountLine *chosen = m_model->lineAt(m_table->currentIndex().row());
    const std::optional<std::uint32_t> before = chosen ? std::optional(chosen->account) : std::nullopt;
    m_model->show(static_cast<AccountModel::Which>(m_which->current()), m_word->text());
    if (m_model->rowCount() > 0) {
        int place = 0;
        for (int row = 0; before && row < m_model->rowCount(); ++row) {
            place = m_model->lineAt(row)->account == *before ? row : place;
        }
        m_table->setCurrentIndex(m_model->index(place, 0));
    }
    showSummary();
}

void AccountsView::showSummary()
{
    const QString all = bridge::countText(m_model->allLines());
    m_summary->setText(tr("%1 accounts · %2 on the target list, %3 of them without anybody known")
                           .arg(all, bridge::countText(m_model->targets()), bridge::countText(m_model->emptyTargets())));
    showButtons();
    m_pages->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
}

void AccountsView::showButtons()
{
    const AccountLine *line = m_model->lineAt(m_table->currentIndex().row());
    m_people->setEnabled(line != nullptr);
    m_pursue->setEnabled(line && !line->people.empty() && session().isWritable());
    m_pursue->setToolTip(line && line->people.empty() ? tr("Nobody is known here yet") : QString());
}

void AccountsView::askPursuer()
{
    const AccountLine *line = m_model->lineAt(m_table->currentIndex().row());
    const bridge::SnapshotPtr snapshot = session().snapshot();
    if (!line || line->people.empty() || !snapshot || !session().isWritable()) {
        return;
    }
    const auto target = workspace::accountTarget(*snapshot, line->account);
    if (!target) {
        Q_EMIT notice(bridge::messageOf(target.error()), {}, {});
        return;
    }
    inspector::ActAnswers answers;
    answers.done = [this](const QString &text, const std::function<void()> &undo) { Q_EMIT decided(text, undo); };
    answers.refused = [this](const QString &text) { Q_EMIT notice(text, {}, {}); };
    inspector::fillPursuitMenu(*m_pursuers, *snapshot, *target, workspace::pursuitOfAccount(*snapshot, line->account),
                               [this, target = *target, answers](std::optional<base::Uuid> owner) {
                                   inspector::pursueTarget(session(), this, target, owner, answers);
                               });
    m_pursuers->popup(m_pursue->mapToGlobal(QPoint(0, m_pursue->height())));
}

void AccountsView::showPeople()
{
    const AccountLine *line = m_model->lineAt(m_table->currentIndex().row());
    if (!line) {
        return;
    }
    if (line->people.empty()) {
        Q_EMIT notice(tr("Nobody is known at %1 yet.").arg(line->name), {}, {});
        return;
    }
    std::vector<std::uint32_t> people = line->people;
    std::sort(people.begin(), people.end());
    context().filter.setTiles({});
    context().filter.setFilter(data::Filter({data::pickedRows(bridge::toUtf8(line->name), people)}));
    Q_EMIT requestView(QStringLiteral("leads"));
}

} // namespace leadlight::accounts
