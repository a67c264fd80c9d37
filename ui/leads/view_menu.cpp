// SPDX-License-Identifier: GPL-3.0-or-later
#include "leads/view_menu.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "data/picked_rows.h"
#include "kit/popover.h"
#include "leads/lead_table_view.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::leads {

namespace {

/// A name stands in a menu, where & would underline the next letter.
QString menuText(const std::string &name)
{
    return bridge::toQt(name).replace(QLatin1Char('&'), QStringLiteral("&&"));
}

/// Tiles are chosen in the matrix, so they come back as tiles and not as a typed filter.
struct ViewFilter {
    data::Filter typed;
    QStringList tiles;
};

ViewFilter filterOf(const workspace::SavedView &view, const workspace::Snapshot &snapshot)
{
    const auto parsed = data::Filter::parse(view.filter);
    if (!parsed) {
        return {};
    }
    const model::ScoringModel &model = *snapshot.model;
    QStringList cells;
    for (std::size_t cell = 0; cell < model.cells(); ++cell) {
        cells << bridge::toQt(model.nameOf(model.cellAt(cell)));
    }
    ViewFilter filter;
    std::vector<data::Filter::Term> terms;
    for (const data::Filter::Term &term : parsed->terms()) {
        const bool chosen = filter.tiles.isEmpty() && term.field == "rank" && term.comparison == ":" && !term.negated &&
                            std::all_of(term.values.begin(), term.values.end(),
                                        [&](const std::string &value) { return cells.contains(bridge::toQt(value)); });
        if (!chosen) {
            terms.push_back(term);
            continue;
        }
        for (const std::string &value : term.values) {
            filter.tiles << bridge::toQt(value);
        }
    }
    filter.typed = data::Filter(std::move(terms));
    return filter;
}

/// The columns of the table whose sort keys `order` is made of. What no column gives is passed over.
std::vector<LeadTableModel::Sorted> sortedBy(const std::vector<workspace::SortBy> &order, const LeadTableModel &model,
                                             const workspace::Snapshot &snapshot)
{
    std::vector<LeadTableModel::Sorted> sorted;
    const auto begins = [&](std::size_t at, const std::vector<workspace::SortBy> &keys) {
        return at + keys.size() <= order.size() && std::equal(keys.begin(), keys.end(), order.begin() + static_cast<std::ptrdiff_t>(at));
    };
    for (std::size_t at = 0; at < order.size();) {
        std::size_t taken = 1;
        for (int column = 0; column < model.columnCount(); ++column) {
            for (const bool descending : {true, false}) {
                const auto keys = sortBy(model.columns()[static_cast<std::size_t>(column)], snapshot, descending);
                const bool there = std::any_of(sorted.begin(), sorted.end(), [column](const auto &s) { return s.column == column; });
                if (!keys.empty() && !there && begins(at, keys)) {
                    sorted.push_back({column, descending});
                    taken = keys.size();
                    column = model.columnCount();
                    break;
                }
            }
        }
        at += taken;
    }
    return sorted;
}

} // namespace

ViewMenu::ViewMenu(bridge::ViewContext &context, LeadTableModel &model, LeadTableView &table, QPushButton &button)
    : QObject(&button), m_context(context), m_model(model), m_table(table), m_button(button)
{
}

void ViewMenu::open()
{
    m_context.session.run(
        tr("Looking up the saved views"),
        [](workspace::Workspace &workspace, base::Progress &) { return workspace::savedViews(workspace); }, this,
        [this](const base::Result<std::vector<workspace::SavedView>> &views) {
            if (views) {
                fill(*views);
            } else {
                Q_EMIT notice(bridge::messageOf(views.error()), {}, {});
            }
        });
}

void ViewMenu::fill(const std::vector<workspace::SavedView> &views)
{
    auto *menu = new QMenu(&m_button);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Saved views"));
    for (const workspace::SavedView &view : views) {
        menu->addAction(menuText(view.name), this, [this, view] { show(view); });
    }
    if (views.empty()) {
        menu->addAction(tr("No view is saved yet"))->setEnabled(false);
    }
    menu->addSeparator();
    const auto &terms = m_context.filter.filter().terms();
    const bool picked = std::any_of(terms.begin(), terms.end(), data::isPicked);
    QAction *keep = menu->addAction(picked ? tr("Save this view… (not with leads picked by a figure)") : tr("Save this view…"),
                                    this, &ViewMenu::askName);
    keep->setEnabled(m_context.session.isWritable() && !picked);
    if (!views.empty() && m_context.session.isWritable()) {
        QMenu *gone = menu->addMenu(tr("Remove a view"));
        gone->setAccessibleName(tr("Views to remove"));
        for (const workspace::SavedView &view : views) {
            gone->addAction(menuText(view.name), this, [this, name = view.name] { remove(name); });
        }
    }
    Q_EMIT filled(menu);
    menu->popup(m_button.mapToGlobal(QPoint(0, m_button.height())));
}

void ViewMenu::show(const workspace::SavedView &view)
{
    const bridge::SnapshotPtr snapshot = m_context.session.snapshot();
    if (!snapshot) {
        return;
    }
    m_table.setColumnLayout(view.columns);
    m_table.setSorted(sortedBy(view.order, m_model, *snapshot));
    const ViewFilter filter = filterOf(view, *snapshot);
    m_context.filter.setTiles(filter.tiles);
    m_context.filter.setFilter(filter.typed);
    m_table.setFocus();
}

workspace::SavedView ViewMenu::shownNow() const
{
    workspace::SavedView view;
    view.filter = m_context.filter.combined().text();
    view.columns = m_table.columnLayout();
    if (const bridge::SnapshotPtr snapshot = m_context.session.snapshot()) {
        for (const LeadTableModel::Sorted &sorted : m_table.sorted()) {
            const auto keys = sortBy(m_model.columns()[static_cast<std::size_t>(sorted.column)], *snapshot, sorted.descending);
            view.order.insert(view.order.end(), keys.begin(), keys.end());
        }
    }
    return view;
}

void ViewMenu::askName()
{
    auto *popover = new kit::Popover(tr("Name of this view"), &m_button);
    connect(popover, &kit::Popover::closed, popover, &QObject::deleteLater);
    auto *label = new QLabel(tr("Save filter, order and columns as"), popover);
    theme::setRole(*label, theme::Role::section);
    auto *name = new QLineEdit(popover);
    name->setAccessibleName(tr("Name of the view"));
    QStringList words;
    for (const bridge::FilterState::Chip &chip : m_context.filter.chips()) {
        words << chip.text;
    }
    name->setText(words.isEmpty() ? tr("All leads") : words.join(QStringLiteral(", ")));
    name->selectAll();
    name->setMinimumWidth(theme::theme().px(280));
    auto *keep = new QPushButton(tr("Save"), popover);
    keep->setAccessibleName(tr("Save the view"));
    theme::setRole(*keep, theme::Role::primary);
    auto *line = new QHBoxLayout;
    line->addWidget(name, 1);
    line->addWidget(keep);
    popover->body()->addWidget(label);
    popover->body()->addLayout(line);
    const auto done = [this, popover, name] {
        const QString text = name->text();
        popover->close();
        save(text);
    };
    connect(name, &QLineEdit::returnPressed, popover, done);
    connect(keep, &QPushButton::clicked, popover, done);
    popover->openAt(&m_button);
}

void ViewMenu::save(const QString &name)
{
    workspace::SavedView view = shownNow();
    view.name = bridge::toUtf8(name.trimmed());
    struct Saved {
        std::optional<workspace::SavedView> before; ///< of the same name
    };
    m_context.session.run(
        tr("Saving the view"),
        [view](workspace::Workspace &workspace, base::Progress &) -> base::Result<Saved> {
            Saved saved;
            if (const auto same = workspace::savedView(workspace, view.name)) {
                saved.before = *same;
            }
            if (auto kept = workspace::saveView(workspace, view); !kept) {
                return base::fail(kept.error());
            }
            return saved;
        },
        this, [this, name = view.name](const base::Result<Saved> &saved) {
            if (!saved) {
                Q_EMIT notice(bridge::messageOf(saved.error()), {}, {});
                return;
            }
            const QString text = bridge::toQt(name);
            if (saved->before) {
                Q_EMIT notice(tr("View “%1” took the place of the one before").arg(text), tr("Undo"),
                              [this, before = *saved->before, text] { put(before, tr("View “%1” is as it was").arg(text)); });
            } else {
                Q_EMIT notice(tr("View “%1” saved").arg(text), tr("Undo"), [this, name] { remove(name); });
            }
        });
}

void ViewMenu::remove(const std::string &name)
{
    m_context.session.run(
        tr("Removing the view"),
        [name](workspace::Workspace &workspace, base::Progress &) { return workspace::removeView(workspace, name); }, this,
        [this](const base::Result<workspace::SavedView> &gone) {
            if (!gone) {
                Q_EMIT notice(bridge::messageOf(gone.error()), {}, {});
                return;
            }
            const QString text = bridge::toQt(gone->name);
            Q_EMIT notice(tr("View “%1” removed").arg(text), tr("Undo"),
                          [this, view = *gone, text] { put(view, tr("View “%1” is back").arg(text)); });
        });
}

void ViewMenu::put(const workspace::SavedView &view, const QString &told)
{
    m_context.session.run(
        tr("Saving the view"),
        [view](workspace::Workspace &workspace, base::Progress &) { return workspace::saveView(workspace, view); }, this,
        [this, told](const base::Result<void> &kept) {
            Q_EMIT notice(kept ? told : bridge::messageOf(kept.error()), {}, {});
        });
}

} // namespace leadlight::leads
