// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/start_page.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>

#include "theme/icons.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::shell {

namespace {

constexpr int pageWidth = 560;

QPushButton *startButton(const QString &text, const char *iconName, theme::Role role, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    const bool primary = role == theme::Role::primary;
    button->setIcon(theme::icon(QLatin1String(iconName), primary ? theme::Tone::onAccent : theme::Tone::text));
    if (primary) {
        theme::setRole(*button, role);
    }
    return button;
}

} // namespace

StartPage::StartPage(RecentFiles recent, QWidget *parent) : QWidget(parent), m_recent(recent)
{
    setAccessibleName(tr("Start"));
    auto *title = new QLabel(tr("Score leads together."), this);
    theme::setRole(*title, theme::Role::viewTitle);
    auto *sentence = new QLabel(tr("Open a workspace or look around with sample data."), this);
    theme::setRole(*sentence, theme::Role::muted);
    m_sample = startButton(tr("Explore sample"), "sample", theme::Role::primary, this);
    auto *open = startButton(tr("Open…"), "open", theme::Role::card, this);
    auto *create = startButton(tr("New…"), "new", theme::Role::card, this);
    m_problem = new QLabel(this);
    m_problem->setAccessibleName(tr("What went wrong"));
    m_problem->setWordWrap(true);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    theme::setRole(*m_problem, theme::Role::dangerText);
    m_problem->hide();
    m_recentCard = new QWidget(this);
    m_recentCard->setAttribute(Qt::WA_StyledBackground);
    theme::setRole(*m_recentCard, theme::Role::card);
    m_recentRows = new QVBoxLayout(m_recentCard);
    m_recentRows->setContentsMargins(12, 12, 12, 12);
    m_recentRows->setSpacing(2);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_sample);
    buttons->addWidget(open);
    buttons->addWidget(create);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout;
    column->setSpacing(8);
    column->addStretch(2);
    column->addWidget(title);
    column->addWidget(sentence);
    column->addSpacing(12);
    column->addLayout(buttons);
    column->addWidget(m_problem);
    column->addSpacing(16);
    column->addWidget(m_recentCard);
    column->addStretch(3);
    auto *row = new QHBoxLayout(this);
    row->addStretch(1);
    row->addLayout(column, 0);
    row->addStretch(1);
    m_recentCard->setFixedWidth(theme::theme().px(pageWidth));
    connect(&theme::theme(), &theme::Theme::changed, m_recentCard,
            [card = m_recentCard] { card->setFixedWidth(theme::theme().px(pageWidth)); });
    connect(m_sample, &QPushButton::clicked, this, &StartPage::sampleWanted);
    connect(open, &QPushButton::clicked, this, &StartPage::openWanted);
    connect(create, &QPushButton::clicked, this, &StartPage::newWanted);
    showRecent();
}

void StartPage::showProblem(const QString &text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
}

void StartPage::showRecent()
{
    while (QLayoutItem *item = m_recentRows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const QStringList paths = m_recent.paths();
    m_recentCard->setVisible(!paths.isEmpty());
    auto *heading = new QLabel(tr("Recent workspaces"), m_recentCard);
    theme::setRole(*heading, theme::Role::section);
    heading->setContentsMargins(8, 0, 0, 4);
    m_recentRows->addWidget(heading);
    for (const QString &path : paths) {
        addRecentRow(path);
    }
}

void StartPage::addRecentRow(const QString &path)
{
    const QFileInfo file(path);
    const bool there = file.exists();
    auto *line = new QWidget(m_recentCard);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    auto *open = new QPushButton(file.completeBaseName(), line);
    open->setAccessibleName(tr("Open %1").arg(file.completeBaseName()));
    open->setToolTip(QDir::toNativeSeparators(path));
    open->setEnabled(there);
    theme::setRole(*open, theme::Role::quiet);
    auto *place = new QLabel(line);
    theme::setRole(*place, theme::Role::small);
    const QString folder = QDir::toNativeSeparators(file.absolutePath());
    place->setText(place->fontMetrics().elidedText(folder, Qt::ElideMiddle, theme::theme().px(240)));
    row->addWidget(open);
    row->addStretch(1);
    if (!there) {
        place->setText(tr("no longer there"));
        auto *remove = new QPushButton(tr("Remove"), line);
        remove->setAccessibleName(tr("Remove %1 from the list").arg(file.completeBaseName()));
        theme::setRole(*remove, theme::Role::link);
        // The row goes with the click that is still being handled.
        connect(
            remove, &QPushButton::clicked, this,
            [this, path] {
                m_recent.remove(path);
                showRecent();
            },
            Qt::QueuedConnection);
        row->addWidget(place);
        row->addWidget(remove);
    } else {
        row->addWidget(place);
    }
    connect(open, &QPushButton::clicked, this, [this, path] { Q_EMIT fileWanted(path); });
    m_recentRows->addWidget(line);
}

} // namespace leadlight::shell
