// SPDX-License-Identifier: GPL-3.0-or-later
#include "leads/lead_table_view.h"

#include <algorithm>
#include <unordered_set>

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMimeData>
#include <QScrollBar>
#include <QSettings>

#include "bridge/text.h"
#include "leads/frozen_columns.h"
#include "leads/lead_cell_delegate.h"
#include "leads/sort_header.h"
#include "theme/theme.h"

namespace leadlight::leads {

namespace {

constexpr std::size_t chosenKept = 2000; ///< a choice of more leads is not looked up again after a change

QString columnsSetting()
{
    return QStringLiteral("leads/columns");
}

/// Tabs and line ends would break the table they are pasted into.
QString oneCell(QString text)
{
    for (QChar &c : text) {
        if (c == QLatin1Char('\t') || c == QLatin1Char('\n') || c == QLatin1Char('\r')) {
            c = QLatin1Char(' ');
        }
    }
    return text;
}

} // namespace

LeadTableView::LeadTableView(LeadTableModel &model, QSettings &settings, QWidget *parent)
    : QTableView(parent), m_model(model), m_settings(settings), m_header(new SortHeader(this)), m_frozen(nullptr)
{
    setAccessibleName(tr("Lead table"));
    setHorizontalHeader(m_header);
    m_header->setAccessibleName(tr("Columns of the lead table"));
    setItemDelegate(new LeadCellDelegate(this));
    setFrameShape(NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setVerticalScrollMode(ScrollPerItem);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setModel(&m_model);
    m_frozen = new FrozenColumns(*this, m_model, *m_header);
    const auto sortClicked = [this](int column) {
        sortByColumn(column, QGuiApplication::keyboardModifiers() & Qt::ShiftModifier);
    };
    connect(m_header, &QHeaderView::sectionClicked, this, sortClicked);
    connect(m_frozen, &FrozenColumns::headerClicked, this, sortClicked);
    connect(m_frozen, &QTableView::doubleClicked, this, &LeadTableView::opened);
    connect(m_header, &QHeaderView::sectionResized, this, &LeadTableView::storeColumns);
    connect(m_header, &QHeaderView::sectionMoved, this, &LeadTableView::storeColumns);
    connect(this, &QTableView::doubleClicked, this, &LeadTableView::opened);
    connect(&theme::theme(), &theme::Theme::changed, this, [this] {
        measure();
        layOutColumns();
    });
    measure();
}

void LeadTableView::measure()
{
    const int height = theme::theme().px(theme::size::row);
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
    m_header->setMinimumSectionSize(theme::theme().px(40));
}

void LeadTableView::setContent(const bridge::SnapshotPtr &snapshot, const bridge::RowsPtr &rows)
{
    const std::optional<std::uint32_t> current = currentLead();
    const std::vector<std::uint32_t> chosen = chosenLeads();
    const int column = std::max(0, currentIndex().column());
    const int top = verticalScrollBar()->value();
    const bool sameRows = m_model.rows() && rows && *m_model.rows() == *rows;
    m_filling = true;
    m_model.setContent(snapshot, rows);
    QStringList keys;
    for (const LeadColumn &shown : m_model.columns()) {
        keys << shown.key;
    }
    if (keys != m_laidOut) {
        m_laidOut = keys;
        layOutColumns();
    }
    if (m_model.rowCount() > 0) {
        const int found = current ? m_model.placeOf(*current) : -1;
        const QModelIndex at = m_model.index(std::max(0, found), std::min(column, m_model.columnCount() - 1));
        selectionModel()->setCurrentIndex(at, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        if (chosen.size() > 1 && chosen.size() <= chosenKept) {
            const std::unordered_set<std::uint32_t> kept(chosen.begin(), chosen.end());
            QItemSelection again;
            for (int row = 0; row < m_model.rowCount(); ++row) {
                if (kept.contains(*m_model.leadAt(row))) {
                    again.select(m_model.index(row, 0), m_model.index(row, m_model.columnCount() - 1));
                }
            }
            selectionModel()->select(again, QItemSelectionModel::Select);
        }
        if (sameRows) {
            verticalScrollBar()->setValue(top);
        } else {
            scrollTo(currentIndex());
        }
    }
    m_filling = false;
    Q_EMIT chosenChanged();
    Q_EMIT currentLeadChanged();
}

std::optional<std::uint32_t> LeadTableView::currentLead() const
{
    return m_model.leadAt(currentIndex().row());
}

int LeadTableView::chosenCount() const
{
    int count = 0;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        count += range.height();
    }
    return count;
}

std::vector<std::uint32_t> LeadTableView::chosenLeads() const
{
    std::vector<int> places;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            places.push_back(row);
        }
    }
    std::sort(places.begin(), places.end());
    std::vector<std::uint32_t> leads;
    for (const int place : places) {
        if (const auto lead = m_model.leadAt(place)) {
            leads.push_back(*lead);
        }
    }
    return leads;
}

LeadTableView::Layout LeadTableView::storedLayout() const
{
    Layout layout;
    for (const QString &entry : m_settings.value(columnsSetting()).toStringList()) {
        layout.emplace_back(bridge::toUtf8(entry.section(QLatin1Char(':'), 0, -2)),
                            entry.section(QLatin1Char(':'), -1).toInt());
    }
    return layout;
}

void LeadTableView::layOutColumns()
{
    const QSignalBlocker quiet(m_header);
    const Layout stored = storedLayout();
    for (int column = 0; column < m_model.columnCount(); ++column) {
        const LeadColumn &source = m_model.columns()[static_cast<std::size_t>(column)];
        setColumnHidden(column, stored.empty() ? !source.shownAtFirst : true);
        setColumnWidth(column, theme::theme().px(source.width));
    }
    int place = 0;
    for (const auto &[key, width] : stored) {
        const int column = m_model.columnOf(bridge::toQt(key));
        if (column >= 0) {
            setColumnHidden(column, false);
            m_header->moveSection(m_header->visualIndex(column), place++);
            if (width > 0) {
                setColumnWidth(column, theme::theme().px(width));
            }
        }
    }
    if (stored.empty()) {
        for (int column = 0; column < m_model.columnCount(); ++column) {
            m_header->moveSection(m_header->visualIndex(column), column);
        }
        fitColumns();
    }
    m_frozen->follow();
}

// Until somebody sets a width, the first columns give way so that more of them are seen at once.
void LeadTableView::fitColumns()
{
    if (m_settings.contains(columnsSetting())) {
        return;
    }
    int wanted = 0;
    int least = 0;
    for (const LeadColumn &column : m_model.columns()) {
        wanted += column.shownAtFirst ? column.width : 0;
        least += column.shownAtFirst ? column.leastWidth : 0;
    }
    const double room = viewport()->width() / theme::theme().metrics().factor();
    const double share = wanted == least ? 1 : std::clamp((room - least) / (wanted - least), 0.0, 1.0);
    const QSignalBlocker quiet(m_header);
    for (int column = 0; column < m_model.columnCount(); ++column) {
        const LeadColumn &source = m_model.columns()[static_cast<std::size_t>(column)];
        if (source.shownAtFirst) {
            setColumnWidth(column, theme::theme().px(source.leastWidth + static_cast<int>(share * (source.width - source.leastWidth))));
        }
    }
    // The header puts resizing off; done later it would look like the user's.
    (void)m_header->length();
}

void LeadTableView::resizeEvent(QResizeEvent *event)
{
    fitColumns();
    QTableView::resizeEvent(event);
    m_frozen->follow();
}

LeadTableView::Layout LeadTableView::columnLayout() const
{
    Layout layout;
    const double factor = theme::theme().metrics().factor();
    for (int place = 0; place < m_model.columnCount(); ++place) {
        const int column = m_header->logicalIndex(place);
        if (!isColumnHidden(column)) {
            layout.emplace_back(bridge::toUtf8(m_model.columns()[static_cast<std::size_t>(column)].key),
                                qRound(columnWidth(column) / factor));
        }
    }
    return layout;
}

void LeadTableView::setColumnLayout(const Layout &layout)
{
    keepLayout(layout);
    layOutColumns();
    m_header->viewport()->update();
}

// Kept as "key:width", in the order shown.
void LeadTableView::keepLayout(const Layout &layout)
{
    if (layout.empty()) {
        m_settings.remove(columnsSetting());
        return;
    }
    QStringList entries;
    for (const auto &[key, width] : layout) {
        entries << QStringLiteral("%1:%2").arg(bridge::toQt(key), QString::number(width));
    }
    m_settings.setValue(columnsSetting(), entries);
}

void LeadTableView::storeColumns()
{
    if (!m_filling) {
        keepLayout(columnLayout());
    }
}

void LeadTableView::showColumn(int column, bool shown)
{
    if (column >= 0 && column < m_model.columnCount()) {
        setColumnHidden(column, !shown);
        if (shown && columnWidth(column) <= m_header->minimumSectionSize()) {
            setColumnWidth(column, theme::theme().px(m_model.columns()[static_cast<std::size_t>(column)].width));
        }
        storeColumns();
    }
}

void LeadTableView::resetColumns()
{
    setColumnLayout({});
}

const std::vector<LeadTableModel::Sorted> &LeadTableView::sorted() const
{
    return m_header->sorted();
}

void LeadTableView::sortByColumn(int column, bool add)
{
    if (column < 0 || column >= m_model.columnCount()) {
        return;
    }
    const CellKind kind = m_model.columns()[static_cast<std::size_t>(column)].kind;
    std::vector<LeadTableModel::Sorted> sorted = m_header->sorted();
    const auto same = [column](const LeadTableModel::Sorted &s) { return s.column == column; };
    const auto found = std::find_if(sorted.begin(), sorted.end(), same);
    const bool natural = startsDescending(kind);
    if (found == sorted.end()) {
        if (!add) {
            sorted.clear();
        }
        sorted.push_back({column, natural});
    } else if (found->descending == natural) {
        found->descending = !natural;
        if (!add) {
            sorted = {*found};
        }
    } else {
        std::erase_if(sorted, same);
        if (!add) {
            sorted.clear();
        }
    }
    setSorted(sorted);
}

void LeadTableView::setSorted(const std::vector<LeadTableModel::Sorted> &sorted)
{
    m_header->setSorted(sorted);
    m_frozen->follow();
    Q_EMIT sortChanged();
}

// The frozen column is seen wherever the table is scrolled to; what it covers is not seen.
void LeadTableView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    const int before = horizontalScrollBar()->value();
    const int covered = m_frozen->covered();
    const bool seen = covered > 0 && index.isValid() && !m_frozen->isColumnHidden(index.column());
    QTableView::scrollTo(index, hint);
    if (covered == 0 || !index.isValid()) {
        return;
    }
    if (seen) {
        horizontalScrollBar()->setValue(before);
    } else if (const int left = columnViewportPosition(index.column()); left < covered) {
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - (covered - left));
    }
}

int LeadTableView::copyChosen() const
{
    std::vector<int> columns;
    for (int place = 0; place < m_model.columnCount(); ++place) {
        const int column = m_header->logicalIndex(place);
        if (!isColumnHidden(column)) {
            columns.push_back(column);
        }
    }
    std::vector<int> places;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            places.push_back(row);
        }
    }
    std::sort(places.begin(), places.end());
    places.resize(std::min(places.size(), static_cast<std::size_t>(copyLimit)));
    QString plain;
    QString html = QStringLiteral("<table>");
    const auto addRow = [&](const char *tag, const auto &textOf) {
        QStringList cells;
        html += QStringLiteral("<tr>");
        for (const int column : columns) {
            const QString text = oneCell(textOf(column));
            cells << text;
            html += QStringLiteral("<%1>%2</%1>").arg(QLatin1String(tag), text.toHtmlEscaped());
        }
        html += QStringLiteral("</tr>");
        plain += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    };
    addRow("th", [&](int column) { return m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(); });
    for (const int row : places) {
        addRow("td", [&](int column) { return m_model.index(row, column).data(LeadTableModel::CopyRole).toString(); });
    }
    html += QStringLiteral("</table>");
    auto *mime = new QMimeData;
    mime->setText(plain);
    mime->setHtml(html);
    QGuiApplication::clipboard()->setMimeData(mime);
    return static_cast<int>(places.size());
}

void LeadTableView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copyChosen();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (currentIndex().isValid()) {
            Q_EMIT opened();
        }
        return;
    }
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ShiftModifier) {
        selectionModel()->select(currentIndex(), QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
        return;
    }
    QTableView::keyPressEvent(event);
}

void LeadTableView::keyboardSearch(const QString & /*search*/)
{
    // Typing is for the filter field; a scan of a million rows on this thread is not wanted.
}

void LeadTableView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    if (!m_filling) {
        Q_EMIT chosenChanged();
    }
}

void LeadTableView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (!m_filling && current.row() != previous.row()) {
        Q_EMIT currentLeadChanged();
    }
}

} // namespace leadlight::leads
