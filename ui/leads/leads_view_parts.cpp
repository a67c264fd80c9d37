// SPDX-License-Identifier: GPL-3.0-or-later
// How the leads view is put together, and what its buttons and keys open.
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "inspector/lead_acts.h"
#include "kit/elided_label.h"
#include "kit/empty_state.h"
#include "kit/flow_layout.h"
#include "kit/popover.h"
#include "kit/search_field.h"
#include "kit/segmented.h"
#include "leads/facet_counts.h"
#include "leads/facet_panel.h"
#include "leads/lead_table_view.h"
#include "leads/leads_view.h"
#include "leads/view_menu.h"
#include "theme/icons.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::leads {

namespace {

constexpr int frequencyShown = 20;

QString facetSwitchSetting()
{
    return QStringLiteral("leads/facetsShown");
}

} // namespace

LeadsView::LeadsView(bridge::ViewContext &viewContext, QWidget *parent)
    : View(viewContext, parent), m_title(new QLabel(tr("Leads"), this)),
      m_sentence(new kit::ElidedLabel({}, theme::FontRole::body, theme::Tone::muted, this)),
      m_views(new QPushButton(tr("Views"), this)), m_columns(new QPushButton(tr("Columns"), this)), m_export(new QPushButton(tr("Export…"), this)),
      m_add(new QPushButton(tr("Add lead…"), this)), m_facetArea(new QScrollArea(this)),
      m_facets(new FacetPanel(viewContext)), m_facetSwitch(new QPushButton(tr("Facets"), this)),
      m_filter(new kit::SearchField(tr("Search, or filter: rank>=B2 industry:food stage:MIL quiet>14d"),
                                    tr("Filter leads"), this)),
      m_syntax(new QPushButton(QStringLiteral("?"), this)), m_mistake(new QLabel(this)), m_chipLine(new QWidget(this)),
      m_chips(new kit::FlowLayout(m_chipLine, theme::theme().px(6))), m_pages(new QStackedWidget(this)),
      m_table(new LeadTableView(m_model, viewContext.settings, this)),
      m_viewMenu(new ViewMenu(viewContext, m_model, *m_table, *m_views)),
      m_noLeads(new kit::EmptyState(QLatin1String("leads"), tr("No leads yet."),
                                    tr("Import a file and the matrix fills itself."), this)),
      m_noMatch(new kit::EmptyState(QLatin1String("filter"), {}, {}, this)), m_removeLast(nullptr),
      m_chosenBar(new QFrame(this)), m_chosenText(new QLabel(this)), m_assign(new QPushButton(tr("Assign…"), this)),
      m_merge(new QPushButton(tr("Merge with…"), this)),
      m_compare(new QPushButton(tr("Explain difference"), this))
{
    const theme::Theme &look = theme::theme();
    auto *page = new QVBoxLayout(this);
    const int gutter = look.px(theme::size::gutter);
    page->setContentsMargins(gutter, gutter, gutter, gutter);
    page->setSpacing(look.px(12));
    page->addWidget(makeHead());
    auto *below = new QHBoxLayout;
    below->setSpacing(gutter);
    m_facetArea->setWidget(m_facets);
    m_facetArea->setWidgetResizable(true);
    m_facetArea->setFrameShape(QFrame::NoFrame);
    m_facetArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_facetArea->setFixedWidth(look.px(theme::size::facets));
    m_facetArea->setFocusPolicy(Qt::NoFocus);
    below->addWidget(m_facetArea);
    auto *right = new QVBoxLayout;
    right->setSpacing(look.px(8));
    right->addWidget(makeFilterLine());
    right->addWidget(m_mistake);
    right->addWidget(m_chipLine);
    right->addWidget(makeTableCard(), 1);
    below->addLayout(right, 1);
    page->addLayout(below, 1);

    connect(&context().filter, &bridge::FilterState::changed, this, &LeadsView::list);
    connect(&context().filter, &bridge::FilterState::rowsChanged, this, &LeadsView::showFilter);
    connect(&context().filter, &bridge::FilterState::refused, this, &LeadsView::say);
    connect(m_table, &LeadTableView::currentLeadChanged, this, [this] { activate(false); });
    connect(m_table, &LeadTableView::opened, this, [this] { activate(true); });
    connect(m_table, &LeadTableView::chosenChanged, this, &LeadsView::showChosen);
    connect(m_table, &LeadTableView::sortChanged, this, &LeadsView::list);
    addActions();
    showChosen();
    showFilter();
}

QWidget *LeadsView::makeHead()
{
    const theme::Theme &look = theme::theme();
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(look.px(8));
    auto *words = new QVBoxLayout;
    words->setSpacing(look.px(2));
    theme::setRole(*m_title, theme::Role::viewTitle);
    words->addWidget(m_title);
    words->addWidget(m_sentence);
    row->addLayout(words, 1);
    auto *sort = new kit::SegmentedControl({tr("People"), tr("Accounts")}, tr("Leads as people or accounts, shown: people"), head);
    sort->setCurrent(0);
    connect(sort, &kit::SegmentedControl::activated, this, [this, sort](int index) {
        sort->setCurrent(0); // this view stays the one of people
        if (index == 1) {
            Q_EMIT requestView(QStringLiteral("accounts"));
        }
    });
    row->addWidget(sort);
    auto *import = new QPushButton(tr("Import leads"), head);
    theme::setRole(*import, theme::Role::primary);
    m_columns->setAccessibleName(tr("Choose columns of the lead table"));
    m_export->setAccessibleName(tr("Export the leads shown"));
    m_add->setAccessibleName(tr("Add a lead by hand"));
    import->setAccessibleName(tr("Import leads from a file"));
    m_views->setAccessibleName(tr("Saved views of the lead table"));
    for (QPushButton *button : {m_views, m_columns, m_export, m_add, import}) {
        row->addWidget(button);
    }
    connect(m_views, &QPushButton::clicked, m_viewMenu, &ViewMenu::open);
    connect(m_viewMenu, &ViewMenu::notice, this, &LeadsView::notice);
    connect(m_columns, &QPushButton::clicked, this, &LeadsView::chooseColumns);
    connect(m_export, &QPushButton::clicked, this, [this] { askExport(false); });
    connect(m_add, &QPushButton::clicked, this, &LeadsView::addLead);
    connect(import, &QPushButton::clicked, this, [this] { Q_EMIT requestView(QStringLiteral("imports")); });
    return head;
}

QWidget *LeadsView::makeFilterLine()
{
    const theme::Theme &look = theme::theme();
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(look.px(8));
    m_facetSwitch->setCheckable(true);
    m_facetSwitch->setIcon(theme::icon(QLatin1String("filter"), theme::Tone::muted));
    m_facetSwitch->setAccessibleName(tr("Show facets"));
    m_facetSwitch->setChecked(context().settings.value(facetSwitchSetting(), true).toBool());
    m_facetArea->setVisible(m_facetSwitch->isChecked());
    theme::setRole(*m_syntax, theme::Role::quiet);
    m_syntax->setAccessibleName(tr("How a filter is typed"));
    m_syntax->setToolTip(m_syntax->accessibleName());
    theme::setRole(*m_mistake, theme::Role::warning);
    m_mistake->setWordWrap(true);
    m_mistake->hide();
    m_chips->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_facetSwitch);
    row->addWidget(m_filter, 1);
    row->addWidget(m_syntax);
    connect(m_facetSwitch, &QPushButton::toggled, this, [this](bool on) {
        context().settings.setValue(facetSwitchSetting(), on);
        m_facetArea->setVisible(on);
    });
    connect(m_filter, &QLineEdit::textEdited, this, &LeadsView::takeTyped);
    connect(m_filter, &QLineEdit::returnPressed, this, [this] { m_table->setFocus(); });
    connect(m_filter, &kit::SearchField::left, this, [this] { m_table->setFocus(); });
    connect(m_syntax, &QPushButton::clicked, this, &LeadsView::showSyntax);
    return line;
}

QWidget *LeadsView::makeTableCard()
{
    auto *card = new QFrame(this);
    theme::setRole(*card, theme::Role::card);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(1, 6, 1, 1);
    column->setSpacing(0);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_noLeads);
    m_pages->addWidget(m_noMatch);
    column->addWidget(m_pages, 1);
    column->addWidget(makeChosenBar());
    QPushButton *import = m_noLeads->addButton(tr("Import leads"), true);
    import->setAccessibleName(tr("Import the first leads"));
    connect(import, &QPushButton::clicked, this, [this] { Q_EMIT requestView(QStringLiteral("imports")); });
    m_removeLast = m_noMatch->addButton(tr("Remove last filter"), true);
    connect(m_removeLast, &QPushButton::clicked, this, [this] {
        context().filter.removeChip(static_cast<int>(context().filter.chips().size()) - 1);
        m_table->setFocus();
    });
    return card;
}

QWidget *LeadsView::makeChosenBar()
{
    const theme::Theme &look = theme::theme();
    auto *row = new QHBoxLayout(m_chosenBar);
    row->setContentsMargins(look.px(16), look.px(8), look.px(16), look.px(8));
    row->setSpacing(look.px(8));
    theme::setRole(*m_chosenText, theme::Role::strong);
    m_assign->setAccessibleName(tr("Assign the chosen leads"));
    auto *write = new QPushButton(tr("Export…"), m_chosenBar);
    write->setAccessibleName(tr("Export the chosen leads"));
    row->addWidget(m_chosenText, 1);
    m_merge->setAccessibleName(tr("Merge the chosen leads"));
    row->addWidget(m_assign);
    m_compare->setAccessibleName(tr("Explain how the two chosen leads differ"));
    row->addWidget(m_compare);
    row->addWidget(m_merge);
    row->addWidget(write);
    connect(m_compare, &QPushButton::clicked, this, &LeadsView::compareChosen);
    connect(m_merge, &QPushButton::clicked, this, &LeadsView::mergeChosen);
    auto *owners = new QMenu(m_assign);
    owners->setAccessibleName(tr("Owner of the chosen leads"));
    connect(m_assign, &QPushButton::clicked, this, [this, owners] {
        if (!m_snapshot) {
            return;
        }
        inspector::fillOwnerMenu(*owners, *m_snapshot, [this](std::optional<base::Uuid> owner) {
            const inspector::ActAnswers answers{
                [this](const QString &text, const std::function<void()> &undo) { Q_EMIT decided(text, undo); },
                [this](const QString &text) { Q_EMIT notice(text, {}, {}); }};
            inspector::assignLeads(session(), this, m_table->chosenLeads(), owner, answers);
        });
        owners->popup(m_assign->mapToGlobal(QPoint(0, m_assign->height())));
    });
    connect(write, &QPushButton::clicked, this, [this] { askExport(true); });
    return m_chosenBar;
}

void LeadsView::addActions()
{
    using bridge::Menu;
    bridge::ActionRegistry &actions = context().actions;
    actions.add(QStringLiteral("leads.add"), tr("&Add lead…"), {}, Menu::leads, this, [this] { addLead(); });
    actions.add(QStringLiteral("leads.export"), tr("&Export leads…"), {}, Menu::leads, this, [this] { askExport(false); });
    actions.add(QStringLiteral("leads.enrol"), tr("&Nurture…"), {}, Menu::leads, this, [this] { enrolChosen(); });
    actions.add(QStringLiteral("leads.merge"), tr("&Merge with…"), {}, Menu::leads, this, [this] { mergeChosen(); });
    actions.add(QStringLiteral("leads.compare"), tr("Explain &difference"), {}, Menu::leads, this, [this] { compareChosen(); });
    actions.add(QStringLiteral("leads.views"), tr("Saved &views…"), {}, Menu::leads, m_viewMenu, [this] { m_viewMenu->open(); });
    actions.add(QStringLiteral("leads.saveView"), tr("Sa&ve this view…"), {}, Menu::leads, m_viewMenu, [this] { m_viewMenu->askName(); });
    actions.add(QStringLiteral("leads.clearFilter"), tr("&Clear filter"), {}, Menu::leads, this,
                [this] { context().filter.clear(); });
    actions.addForList(QStringLiteral("leads.sort"), tr("&Sort by this column"), QKeySequence(Qt::Key_S), Menu::leads,
                       m_table, [this] { m_table->sortByColumn(m_table->currentIndex().column(), false); });
    actions.addForList(QStringLiteral("leads.addSort"), tr("Sort by this column, &too"),
                       QKeySequence(Qt::SHIFT | Qt::Key_S), Menu::leads, m_table,
                       [this] { m_table->sortByColumn(m_table->currentIndex().column(), true); });
    actions.addForList(QStringLiteral("leads.filterColumn"), tr("&Filter this column"), QKeySequence(Qt::Key_Slash),
                       Menu::leads, m_table, [this] { filterColumn(); });
    actions.addForList(QStringLiteral("leads.frequency"), tr("&How often its values occur"),
                       QKeySequence(Qt::SHIFT | Qt::Key_F), Menu::leads, m_table, [this] { showFrequency(); });
    actions.separate(QStringLiteral("leads.sort"));
}

void LeadsView::chooseColumns()
{
    const theme::Theme &look = theme::theme();
    auto *popover = new kit::Popover(tr("Columns of the table"), this);
    connect(popover, &kit::Popover::closed, popover, &QObject::deleteLater);
    auto *list = new QListWidget(popover);
    list->setAccessibleName(tr("Columns to show"));
    for (int column = 0; column < m_model.columnCount(); ++column) {
        auto *item = new QListWidgetItem(m_model.columns()[static_cast<std::size_t>(column)].label, list);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(m_table->isColumnShown(column) ? Qt::Checked : Qt::Unchecked);
    }
    list->setCurrentRow(0);
    list->setFixedSize(look.px(240), look.px(360));
    connect(list, &QListWidget::itemChanged, this, [this, list](QListWidgetItem *item) {
        m_table->showColumn(list->row(item), item->checkState() == Qt::Checked);
    });
    auto *reset = new QPushButton(tr("Reset columns"), popover);
    connect(reset, &QPushButton::clicked, this, [this, popover] {
        m_table->resetColumns();
        popover->close();
    });
    popover->body()->addWidget(list);
    popover->body()->addWidget(reset);
    popover->openAt(m_columns);
}

void LeadsView::showSyntax()
{
    auto *popover = new kit::Popover(tr("How a filter is typed"), this);
    connect(popover, &kit::Popover::closed, popover, &QObject::deleteLater);
    const QString text = tr("acme|a bare word is searched in names, companies and e-mails\n"
                            "country:Germany|a column and its value\n"
                            "country:Germany|France|either of two\n"
                            "-title:Student|all but these\n"
                            "employees>=500|numbers and dates: > >= < <=\n"
                            "rank>=B2|no worse than B2 on both axes\n"
                            "quiet>14d|nothing happened for more than 14 days\n"
                            "title:\"Head of IT\"|quotes keep blanks\n"
                            "budget:\"\"|not known");
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(theme::theme().px(16));
    int row = 0;
    for (const QString &line : text.split(QLatin1Char('\n'))) {
        auto *example = new QLabel(line.section(QLatin1Char('|'), 0, -2), popover);
        auto *meaning = new QLabel(line.section(QLatin1Char('|'), -1), popover);
        theme::setRole(*example, theme::Role::strong);
        theme::setRole(*meaning, theme::Role::muted);
        grid->addWidget(example, row, 0);
        grid->addWidget(meaning, row++, 1);
    }
    popover->body()->addLayout(grid);
    popover->openAt(m_syntax);
}

void LeadsView::filterColumn()
{
    const int column = m_table->currentIndex().column();
    if (column < 0) {
        return;
    }
    const LeadColumn &source = m_model.columns()[static_cast<std::size_t>(column)];
    QString text = context().filter.expression();
    if (!text.isEmpty()) {
        text += QLatin1Char(' ');
    }
    const bool ordered = startsDescending(source.kind) || source.kind == CellKind::rank;
    if (source.kind != CellKind::name) {
        text += source.key + (ordered ? QStringLiteral(">=") : QStringLiteral(":"));
    }
    m_filter->setFocus();
    m_filter->setText(text);
    m_filter->setCursorPosition(static_cast<int>(text.size()));
}

void LeadsView::showFrequency()
{
    const int column = m_table->currentIndex().column();
    if (column < 0 || !m_model.rows()) {
        return;
    }
    const LeadColumn source = m_model.columns()[static_cast<std::size_t>(column)];
    if (source.kind == CellKind::name) {
        return;
    }
    session().query(
        QStringLiteral("frequency"),
        [rows = m_model.rows(), at = source.at](const workspace::Snapshot &snapshot, base::Progress &) {
            return data::facetCounts(*snapshot.columns[at], *rows);
        },
        this, [this, source](const std::vector<data::FacetValue> &values) {
            auto *menu = new QMenu(this);
            menu->setAttribute(Qt::WA_DeleteOnClose);
            menu->setAccessibleName(tr("Values of %1").arg(source.label));
            const auto shown = std::min<std::size_t>(values.size(), frequencyShown);
            for (std::size_t i = 0; i < shown; ++i) {
                const QString value = bridge::toQt(values[i].value);
                menu->addAction(QStringLiteral("%1\t%2").arg(value.isEmpty() ? tr("not known") : value,
                                                             bridge::countText(static_cast<std::int64_t>(values[i].count))),
                                this, [this, key = source.key, value] { context().filter.toggleValue(key, value); });
            }
            if (values.size() > shown) {
                menu->addAction(tr("%1 more…").arg(bridge::countText(static_cast<std::int64_t>(values.size() - shown))))
                    ->setEnabled(false);
            }
            const QRect cell = m_table->visualRect(m_table->currentIndex());
            menu->popup(m_table->viewport()->mapToGlobal(cell.bottomLeft()));
        });
}

void LeadsView::askExport(bool chosenOnly)
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Export leads"), QStringLiteral("leads.csv"),
                                                      tr("CSV files (*.csv);;Excel workbooks (*.xlsx);;JSON (*.json)"));
    if (!path.isEmpty()) {
        exportTo(path, chosenOnly);
    }
}

} // namespace leadlight::leads
