// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/filter_state.h"

#include <algorithm>
#include <utility>

#include "bridge/filter_text.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "data/picked_rows.h"
#include "workspace/queries/lead_list.h"

namespace leadlight::bridge {

namespace {

struct Matches {
    RowsPtr ofFilter;
    RowsPtr ofBoth;
};

base::Result<Matches> matchesOf(const workspace::Snapshot &snapshot, const data::Filter &filter,
                                const data::Filter &both, const base::Progress &progress)
{
    auto rows = workspace::matchingRows(snapshot, filter, &progress);
    if (!rows) {
        return base::fail(std::move(rows.error()));
    }
    Matches matches;
    matches.ofFilter = std::make_shared<const std::vector<std::uint32_t>>(std::move(*rows));
    matches.ofBoth = matches.ofFilter;
    if (both != filter) {
        auto fewer = workspace::matchingRows(snapshot, both, &progress);
        if (!fewer) {
            return base::fail(std::move(fewer.error()));
        }
        matches.ofBoth = std::make_shared<const std::vector<std::uint32_t>>(std::move(*fewer));
    }
    return matches;
}

} // namespace

FilterState::FilterState(WorkspaceSession &session, QObject *parent) : QObject(parent), m_session(session)
{
    connect(&session, &WorkspaceSession::opened, this, [this] {
        m_filter = {};
        m_tiles.clear();
        m_rows.reset();
        m_filterRows.reset();
        Q_EMIT changed();
    });
    connect(&session, &WorkspaceSession::snapshotChanged, this, &FilterState::look);
    connect(&session, &WorkspaceSession::closed, this, [this] {
        m_rows.reset();
        m_filterRows.reset();
        Q_EMIT rowsChanged();
    });
}

data::Filter FilterState::combined() const
{
    if (m_tiles.isEmpty()) {
        return m_filter;
    }
    std::vector<data::Filter::Term> terms = m_filter.terms();
    data::Filter::Term rank;
    rank.field = "rank";
    rank.comparison = ":";
    for (const QString &tile : m_tiles) {
        rank.values.push_back(toUtf8(tile));
    }
    terms.push_back(std::move(rank));
    return data::Filter(std::move(terms));
}

void FilterState::setFilter(const data::Filter &filter)
{
    if (filter == m_filter) {
        return;
    }
    m_filter = filter;
    Q_EMIT changed();
    look();
}

void FilterState::setTiles(const QStringList &tiles)
{
    QStringList ordered = tiles;
    ordered.removeDuplicates();
    if (const SnapshotPtr snapshot = m_session.snapshot()) {
        QStringList inMatrix;
        for (std::size_t cell = 0; cell < snapshot->model->cells(); ++cell) {
            const QString name = toQt(snapshot->model->nameOf(snapshot->model->cellAt(cell)));
            if (ordered.contains(name)) {
                inMatrix << name;
            }
        }
        ordered = inMatrix;
    }
    if (ordered == m_tiles) {
        return;
    }
    m_tiles = ordered;
    Q_EMIT changed();
    look();
}

QString FilterState::setExpression(const QString &expression)
{
    auto filter = data::Filter::parse(toUtf8(expression));
    if (!filter) {
        return messageOf(filter.error());
    }
    // What was picked by a figure is no typing and stays.
    std::vector<data::Filter::Term> terms = filter->terms();
    for (const data::Filter::Term &term : m_filter.terms()) {
        if (data::isPicked(term)) {
            terms.insert(terms.begin(), term);
        }
    }
    setFilter(data::Filter(std::move(terms)));
    return {};
}

QString FilterState::expression() const
{
    std::vector<data::Filter::Term> terms = m_filter.terms();
    std::erase_if(terms, data::isPicked);
    return toQt(data::Filter(std::move(terms)).text());
}

void FilterState::toggleValue(const QString &field, const QString &value, bool exclude)
{
    const std::string key = toUtf8(field);
    const std::string text = toUtf8(value);
    std::vector<data::Filter::Term> terms = m_filter.terms();
    bool wasIn = false;
    for (data::Filter::Term &term : terms) {
        if (term.field == key && term.comparison == ":") {
            const bool removed = std::erase(term.values, text) > 0;
            wasIn = wasIn || (removed && term.negated == exclude);
        }
    }
    std::erase_if(terms, [](const data::Filter::Term &term) { return term.values.empty(); });
    if (!wasIn) {
        const auto same = std::find_if(terms.begin(), terms.end(), [&](const data::Filter::Term &term) {
            return term.field == key && term.comparison == ":" && term.negated == exclude;
        });
        if (same != terms.end()) {
            same->values.push_back(text);
        } else {
            terms.push_back({key, ":", {text}, exclude});
        }
    }
    setFilter(data::Filter(std::move(terms)));
}

QList<FilterState::Chip> FilterState::chips() const
{
    const SnapshotPtr snapshot = m_session.snapshot();
    QList<Chip> chips;
    if (!m_tiles.isEmpty()) {
        chips.append({tilesText(m_tiles, snapshot.get()), true});
    }
    for (const data::Filter::Term &term : m_filter.terms()) {
        chips.append({termText(term, snapshot.get()), false});
    }
    return chips;
}

void FilterState::removeChip(int index)
{
    const int first = m_tiles.isEmpty() ? 0 : 1;
    if (index < first) {
        setTiles({});
        return;
    }
    std::vector<data::Filter::Term> terms = m_filter.terms();
    const auto at = static_cast<std::size_t>(index - first);
    if (at < terms.size()) {
        terms.erase(terms.begin() + static_cast<std::ptrdiff_t>(at));
        setFilter(data::Filter(std::move(terms)));
    }
}

void FilterState::clear()
{
    if (isEmpty()) {
        return;
    }
    m_filter = {};
    m_tiles.clear();
    Q_EMIT changed();
    look();
}

QString FilterState::sentence() const
{
    const SnapshotPtr snapshot = m_session.snapshot();
    if (!snapshot) {
        return {};
    }
    const QString all = countText(static_cast<std::int64_t>(snapshot->leadCount()));
    if (isEmpty()) {
        return tr("%1 leads").arg(all);
    }
    QStringList words;
    for (const Chip &chip : chips()) {
        words << chip.text;
    }
    const QString found = m_rows ? countText(static_cast<std::int64_t>(m_rows->size())) : QStringLiteral("…");
    return tr("%1 of %2 leads: %3").arg(found, all, words.join(QStringLiteral(", ")));
}

void FilterState::look()
{
    m_updating = true;
    m_session.query(
        QStringLiteral("filter"),
        [filter = m_filter, both = combined()](const workspace::Snapshot &snapshot, base::Progress &progress) {
            return matchesOf(snapshot, filter, both, progress);
        },
        this, [this](base::Result<Matches> matches) {
            m_updating = false;
            if (matches) {
                m_filterRows = matches->ofFilter;
                m_rows = matches->ofBoth;
            } else if (matches.error().kind != base::ErrorKind::stopped) {
                Q_EMIT refused(messageOf(matches.error()));
            }
            Q_EMIT rowsChanged();
        });
}

} // namespace leadlight::bridge
