// SPDX-License-Identifier: GPL-3.0-or-later
#include "leads/facet_panel.h"

#include <algorithm>

#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "kit/bar_list.h"
#include "theme/icons.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::leads {

namespace {

QString facetSetting(const FacetField &field)
{
    return QStringLiteral("leads/facet/%1").arg(bridge::toQt(field.key));
}

QString facetValueText(const FacetField &field, const std::string &value, const workspace::Snapshot &snapshot)
{
    if (value.empty() && field.key == "pursued_by") {
        return FacetPanel::tr("no named pursuit");
    }
    if (value.empty()) {
        return FacetPanel::tr("not known");
    }
    if (field.key == "stage") {
        if (const auto stage = domain::parseStage(value)) {
            return bridge::toQt(snapshot.rules->glossary.stage(*stage));
        }
    }
    if (field.key == "late") {
        return value == "yes" ? FacetPanel::tr("Late") : FacetPanel::tr("Not late");
    }
    return bridge::toQt(value);
}

kit::BarRow::State stateOf(const data::Filter &filter, const std::string &key, const std::string &value)
{
    for (const data::Filter::Term &term : filter.terms()) {
        const bool equal = term.comparison == ":" || term.comparison == "=";
        if (term.field == key && equal && std::find(term.values.begin(), term.values.end(), value) != term.values.end()) {
            return term.negated ? kit::BarRow::State::excluded : kit::BarRow::State::included;
        }
    }
    return kit::BarRow::State::neutral;
}

} // namespace

FacetPanel::FacetPanel(bridge::ViewContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_column(new QVBoxLayout(this))
{
    setAccessibleName(tr("Facets"));
    theme::setRole(*this, theme::Role::card);
    const theme::Theme &look = theme::theme();
    m_column->setContentsMargins(look.px(12), look.px(8), look.px(12), look.px(12));
    m_column->setSpacing(look.px(2));
    m_column->addStretch(1);
}

void FacetPanel::refresh()
{
    const bridge::SnapshotPtr snapshot = m_context.session.snapshot();
    const std::vector<FacetField> fields = snapshot ? facetFields(*snapshot) : std::vector<FacetField>{};
    if (fields != m_fields) {
        build(fields);
    }
    count();
}

void FacetPanel::build(const std::vector<FacetField> &fields)
{
    for (const Facet &facet : m_facets) {
        facet.head->deleteLater();
        facet.list->deleteLater();
    }
    m_facets.clear();
    m_fields = fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const QString label = bridge::toQt(fields[i].label);
        auto *head = new QPushButton(label, this);
        head->setAccessibleName(tr("Facet %1").arg(label));
        theme::setRole(*head, theme::Role::quiet);
        const QFont font = theme::theme().font(theme::FontRole::bodyStrong);
        head->setFont(font);
        // A column's name can be a question as long as a line.
        const int room = theme::theme().px(theme::size::facets - 72);
        head->setText(QFontMetrics(font).elidedText(label, Qt::ElideRight, room));
        head->setToolTip(head->text() == label ? QString() : label);
        auto *list = new kit::BarList(label, this);
        m_column->insertWidget(m_column->count() - 1, head, 0, Qt::AlignLeft);
        m_column->insertWidget(m_column->count() - 1, list);
        m_facets.push_back({fields[i], head, list, {}, {}, false});
        const bool shown = m_context.settings.value(facetSetting(fields[i]), fields[i].openAtFirst).toBool();
        open(i, shown);
        connect(head, &QPushButton::clicked, this, [this, i] {
            open(i, !m_facets[i].shown);
            m_context.settings.setValue(facetSetting(m_facets[i].field), m_facets[i].shown);
            count();
        });
        connect(list, &kit::BarList::includeRequested, this, [this, i](int row) { choose(i, row, false); });
        connect(list, &kit::BarList::excludeRequested, this, [this, i](int row) { choose(i, row, true); });
    }
}

void FacetPanel::open(std::size_t facet, bool shown)
{
    m_facets[facet].shown = shown;
    m_facets[facet].list->setVisible(shown);
    m_facets[facet].head->setAccessibleDescription(shown ? tr("open") : tr("closed"));
    m_facets[facet].head->setIcon(
        theme::icon(shown ? QLatin1String("chevron-down") : QLatin1String("chevron-right"), theme::Tone::muted));
}

void FacetPanel::count()
{
    std::vector<std::string> keys;
    for (const Facet &facet : m_facets) {
        if (facet.shown) {
            keys.push_back(facet.field.key);
        }
    }
    if (keys.empty()) {
        return;
    }
    std::vector<std::string> ranks;
    for (const QString &tile : m_context.filter.tiles()) {
        ranks.push_back(bridge::toUtf8(tile));
    }
    m_context.session.query(
        QStringLiteral("facets"),
        [filter = m_context.filter.filter(), ranks, keys](const workspace::Snapshot &snapshot, base::Progress &progress) {
            return countFacets(snapshot, filter, ranks, keys, &progress);
        },
        this, [this](const base::Result<std::vector<FacetCount>> &counts) {
            if (counts) {
                show(*counts);
            }
        });
}

void FacetPanel::show(const std::vector<FacetCount> &counts)
{
    const QStringList tiles = m_context.filter.tiles();
    for (Facet &facet : m_facets) {
        const auto found = std::find_if(counts.begin(), counts.end(),
                                        [&](const FacetCount &count) { return count.key == facet.field.key; });
        if (found == counts.end()) {
            continue;
        }
        facet.values = found->values;
        facet.ranges = found->ranges;
        const std::vector<bool> chosen = barsChosen(facet);
        std::vector<kit::BarRow> rows;
        for (const data::FacetValue &value : facet.values) {
            kit::BarRow row;
            row.label = facetValueText(facet.field, value.value, *m_context.session.snapshot());
            row.count = bridge::countText(static_cast<std::int64_t>(value.count));
            row.value = static_cast<double>(value.count);
            row.state = stateOf(m_context.filter.filter(), facet.field.key, value.value);
            if (facet.field.key == "rank" && tiles.contains(bridge::toQt(value.value))) {
                row.state = kit::BarRow::State::included;
            }
            if (rows.size() < chosen.size() && chosen[rows.size()]) {
                row.state = kit::BarRow::State::included;
            }
            rows.push_back(std::move(row));
        }
        facet.list->setRows(std::move(rows));
    }
}

void FacetPanel::choose(std::size_t facet, int row, bool exclude)
{
    if (facet >= m_facets.size() || row < 0 || static_cast<std::size_t>(row) >= m_facets[facet].values.size()) {
        return;
    }
    const Facet &chosen = m_facets[facet];
    const QString value = bridge::toQt(chosen.values[static_cast<std::size_t>(row)].value);
    if (chosen.field.inRanges) {
        chooseRange(chosen, static_cast<std::size_t>(row), exclude);
    } else if (chosen.field.key == "rank") {
        chooseTile(chosen, value, exclude);
    } else {
        m_context.filter.toggleValue(bridge::toQt(chosen.field.key), value, exclude);
    }
}

void FacetPanel::chooseTile(const Facet &facet, const QString &tile, bool exclude)
{
    QStringList tiles = m_context.filter.tiles();
    if (exclude && tiles.isEmpty()) {
        for (const data::FacetValue &each : facet.values) {
            tiles << bridge::toQt(each.value);
        }
    }
    if (exclude || tiles.contains(tile)) {
        tiles.removeAll(tile);
    } else {
        tiles << tile;
    }
    m_context.filter.setTiles(tiles);
}

std::vector<bool> FacetPanel::barsChosen(const Facet &facet) const
{
    std::vector<bool> chosen(facet.ranges.size(), false);
    if (const auto range = rangeIn(m_context.filter.filter(), facet.field.key)) {
        for (std::size_t bar = 0; bar < chosen.size(); ++bar) {
            chosen[bar] = covers(*range, facet.ranges[bar]);
        }
    }
    return chosen;
}

// A range has no gaps, so there is nothing to exclude: Alt+click takes the range away.
void FacetPanel::chooseRange(const Facet &facet, std::size_t bar, bool exclude)
{
    std::optional<FacetRange> range;
    if (!exclude) {
        range = rangeAfterClick(facet.ranges, barsChosen(facet), bar);
    }
    m_context.filter.setFilter(withRange(m_context.filter.filter(), facet.field.key, range));
}

} // namespace leadlight::leads
