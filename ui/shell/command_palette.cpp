// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/command_palette.h"

#include <algorithm>
#include <compare>

#include <QApplication>
#include <QKeyEvent>
#include <QVBoxLayout>

#include "base/text.h"
#include "bridge/text.h"
#include "shell/palette_delegate.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::shell {

namespace {

constexpr std::size_t mostLeads = 6;
constexpr qsizetype mostRecentLeads = 5;
constexpr int mostRowsShown = 11;

PaletteLead paletteLead(const workspace::Snapshot &snapshot, std::uint32_t row)
{
    QStringList words{bridge::toQt(snapshot.rankOf(row))};
    for (const char *field : {"title", "company"}) {
        const QString text = bridge::toQt(snapshot.text(row, field));
        if (!text.isEmpty()) {
            words << text;
        }
    }
    return {row, bridge::toQt(snapshot.nameOf(row)), words.join(QStringLiteral(" · "))};
}

/// The best leads whose text has `needle`: those named so first, then in the agreed order of their cells.
QList<PaletteLead> leadsWith(const workspace::Snapshot &snapshot, const std::string &needle,
                             const base::Progress &progress)
{
    const std::vector<std::uint32_t> rows = snapshot.search->rowsContaining(needle, &progress);
    std::vector<std::size_t> place(snapshot.model->cells(), snapshot.model->cells());
    for (std::size_t at = 0; at < snapshot.model->order.size(); ++at) {
        place[snapshot.model->indexOf(snapshot.model->order[at])] = at;
    }
    struct Found {
        bool elsewhere; ///< in the text, but not in the name
        std::size_t place;
        std::uint32_t row;
        auto operator<=>(const Found &) const = default;
    };
    const std::string folded = base::comparable(needle);
    std::vector<Found> found;
    found.reserve(rows.size());
    for (const std::uint32_t row : rows) {
        if (progress.stopRequested()) {
            return {};
        }
        const bool named = base::folded(snapshot.nameOf(row)).find(folded) != std::string::npos;
        found.push_back({!named, place[snapshot.cellOf(row)], row});
    }
    const std::size_t shown = std::min(mostLeads, found.size());
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(shown), found.end());
    QList<PaletteLead> leads;
    for (std::size_t at = 0; at < shown; ++at) {
        leads.append(paletteLead(snapshot, found[at].row));
    }
    return leads;
}

} // namespace

CommandPalette::CommandPalette(bridge::ViewContext &context, QWidget *window)
    : QFrame(window), m_context(context), m_model(context.actions), m_field(new QLineEdit(this)),
      m_list(new QListView(this))
{
    theme::setRole(*this, theme::Role::popover);
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Command palette"));
    m_field->setPlaceholderText(tr("Search leads, views and commands"));
    m_field->setAccessibleName(tr("Search leads, views and commands"));
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_list->setAccessibleName(tr("Matching leads and commands"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(6);
    column->addWidget(m_field);
    column->addWidget(m_list, 1);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::look);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        m_list->setCurrentIndex(index);
        runCurrent();
    });
    connect(&m_model, &PaletteModel::modelReset, this, [this] {
        m_list->setCurrentIndex(m_model.index(0));
        fitHeight();
    });
    connect(&context.session, &bridge::WorkspaceSession::opened, this, [this] { m_recent.clear(); });
    hide();
}

void CommandPalette::openAt(const QRect &field)
{
    if (!isVisible()) {
        m_before = QApplication::focusWidget();
    }
    const int margin = 8;
    const int width = qMin(theme::theme().px(520), parentWidget()->width() - 2 * margin);
    const int left = qBound(margin, field.left() - margin, parentWidget()->width() - width - margin);
    setGeometry(left, field.top() - margin, width, theme::theme().px(200));
    m_field->clear();
    look({});
    show();
    raise();
    fitHeight();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::fitHeight()
{
    const int row = theme::theme().px(theme::size::row);
    const int rows = qBound(1, m_model.rowCount(), mostRowsShown);
    const int wanted = m_field->sizeHint().height() + rows * row + 26;
    resize(width(), qMin(wanted, parentWidget()->height() - y() - 8));
}

void CommandPalette::closeBack()
{
    hide();
    if (m_before && m_before->isVisible()) {
        m_before->setFocus(Qt::OtherFocusReason);
    }
    m_before = nullptr;
}

void CommandPalette::noteLead(std::uint32_t row)
{
    m_recent.removeAll(row);
    m_recent.prepend(row);
    m_recent = m_recent.mid(0, mostRecentLeads);
}

void CommandPalette::showRecent()
{
    QList<PaletteLead> leads;
    if (const bridge::SnapshotPtr snapshot = m_context.session.snapshot()) {
        for (const std::uint32_t row : std::as_const(m_recent)) {
            if (row < snapshot->size()) {
                leads.append(paletteLead(*snapshot, row));
            }
        }
    }
    m_model.setLeads(leads);
}

void CommandPalette::look(const QString &text)
{
    m_model.setText(text);
    const std::string needle = bridge::toUtf8(text.trimmed());
    if (needle.size() < 2) {
        showRecent();
        return;
    }
    m_context.session.query(
        QStringLiteral("palette"),
        [needle](const workspace::Snapshot &snapshot, base::Progress &progress) {
            return leadsWith(snapshot, needle, progress);
        },
        this, [this, text](const QList<PaletteLead> &leads) {
            if (m_field->text() == text) {
                m_model.setLeads(leads);
            }
        });
}

void CommandPalette::step(int by)
{
    const int last = m_model.rowCount() - 1;
    const int row = qBound(0, m_list->currentIndex().row() + by, qMax(0, last));
    m_list->setCurrentIndex(m_model.index(row));
}

void CommandPalette::runCurrent()
{
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid()) {
        return;
    }
    const PaletteModel::Item item = m_model.item(current.row());
    closeBack();
    if (item.actionId.isEmpty()) {
        Q_EMIT leadChosen(item.lead);
    } else if (QAction *action = m_context.actions.find(item.actionId)) {
        action->trigger();
    }
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::FocusOut) {
        hide();
        return false;
    }
    if (watched != m_field || event->type() != QEvent::KeyPress) {
        return QFrame::eventFilter(watched, event);
    }
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_PageDown:
        step(mostRowsShown);
        return true;
    case Qt::Key_PageUp:
        step(-mostRowsShown);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runCurrent();
        return true;
    case Qt::Key_Escape:
        closeBack();
        return true;
    default:
        return false;
    }
}

} // namespace leadlight::shell
