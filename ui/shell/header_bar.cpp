// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/header_bar.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QKeySequence>
#include <QMenu>
#include <QPainter>
#include <QStyle>

#include "bridge/signatures.h"
#include "bridge/text.h"
#include "lifecycle/rule_texts.h"
#include "shell/model_state.h"
#include "theme/icons.h"
#include "theme/roles.h"
#include "theme/theme.h"
#include "workspace/queries/draft_table.h"

namespace leadlight::shell {

namespace {

QLabel *headerPill(theme::Role role, const QString &name, QWidget *parent)
{
    auto *pill = new QLabel(parent);
    pill->setAccessibleName(name);
    pill->hide();
    theme::setRole(*pill, role);
    return pill;
}

const domain::Person *sitterFor(domain::Side side, const workspace::Snapshot &snapshot)
{
    if (const domain::Person *seated = snapshot.atTable(side)) {
        return seated;
    }
    for (const domain::Side held : {side, domain::Side::both}) {
        for (const domain::Person &person : snapshot.people) {
            if (person.side == held) {
                return &person;
            }
        }
    }
    return nullptr;
}

} // namespace

SearchTrigger::SearchTrigger(QWidget *parent) : QAbstractButton(parent)
{
    setText(tr("Search leads, views, commands…"));
    setAccessibleName(tr("Search"));
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::IBeamCursor);
}

QSize SearchTrigger::sizeHint() const
{
    const theme::Theme &look = theme::theme();
    return {look.px(296), look.px(theme::size::control)};
}

QSize SearchTrigger::minimumSizeHint() const
{
    return {theme::theme().px(150), sizeHint().height()};
}

void SearchTrigger::paintEvent(QPaintEvent *)
{
    const theme::Theme &look = theme::theme();
    const theme::Tokens &tokens = look.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hasFocus() ? tokens.accent : tokens.outline, hasFocus() ? 2 : 1));
    painter.setBrush(underMouse() ? tokens.chip : tokens.window);
    const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.drawRoundedRect(frame, look.px(theme::size::radius), look.px(theme::size::radius));

    const QString key = QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText);
    painter.setFont(look.font(theme::FontRole::badge));
    const int capWidth = painter.fontMetrics().horizontalAdvance(key) + look.px(12);
    QRect cap(width() - capWidth - look.px(8), (height() - look.px(18)) / 2, capWidth, look.px(18));
    cap = QStyle::visualRect(layoutDirection(), rect(), cap);
    painter.setPen(tokens.line);
    painter.setBrush(tokens.panel);
    painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), look.px(4), look.px(4));
    painter.setPen(tokens.muted);
    painter.drawText(cap, Qt::AlignCenter, key);

    painter.setFont(look.font(theme::FontRole::body));
    const int left = look.px(12);
    QRect words(left, 0, width() - left - capWidth - look.px(16), height());
    const QString shown = painter.fontMetrics().elidedText(text(), Qt::ElideRight, words.width());
    words = QStyle::visualRect(layoutDirection(), rect(), words);
    painter.drawText(words, QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter, shown);
}

HeaderBar::HeaderBar(bridge::WorkspaceSession &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_search(new SearchTrigger(this)),
      m_signedModel(headerPill(theme::Role::accentPill, tr("Model in force"), this)),
      m_draftModel(headerPill(theme::Role::pill, tr("Unsigned model"), this)),
      m_review(headerPill(theme::Role::pill, tr("Next review"), this)), m_signature(new QPushButton(this)),
      m_people(new QToolButton(this)),
      m_seats(new kit::SegmentedControl({tr("Marketing"), tr("Joint"), tr("Sales")}, tr("At the table"), this))
{
    setAttribute(Qt::WA_StyledBackground);
    theme::setRole(*this, theme::Role::header);
    m_people->setAccessibleName(tr("Who is at the table"));
    m_people->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_people->setIcon(theme::icon(QLatin1String("owner"), theme::Tone::muted));
    m_people->setPopupMode(QToolButton::InstantPopup);
    theme::setRole(*m_people, theme::Role::quiet);
    auto *menu = new QMenu(m_people);
    m_people->setMenu(menu);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(18, 0, 18, 0);
    row->setSpacing(12);
    row->addWidget(m_search);
    row->addWidget(m_signedModel);
    row->addWidget(m_draftModel);
    row->addWidget(m_review);
    row->addWidget(m_signature);
    theme::setRole(*m_signature, theme::Role::link);
    connect(m_signature, &QPushButton::clicked, this, &HeaderBar::signatureWanted);
    row->addStretch(1);
    row->addWidget(m_people);
    row->addWidget(m_seats);
    connect(menu, &QMenu::aboutToShow, this, &HeaderBar::showPeopleMenu);
    connect(m_seats, &kit::SegmentedControl::activated, this, &HeaderBar::choose);
    connect(&session, &bridge::WorkspaceSession::snapshotChanged, this, &HeaderBar::showSnapshot);
    connect(&session, &bridge::WorkspaceSession::closed, this, &HeaderBar::showSnapshot);
    connect(&theme::theme(), &theme::Theme::changed, this, &HeaderBar::resizeToTheme);
    resizeToTheme();
    showSnapshot();
}

void HeaderBar::resizeToTheme()
{
    setFixedHeight(theme::theme().px(theme::size::header));
    m_search->updateGeometry();
}

void HeaderBar::setNarrow(bool narrow)
{
    m_narrow = narrow;
    showSnapshot();
}

void HeaderBar::showSnapshot()
{
    const bridge::SnapshotPtr snapshot = m_session.snapshot();
    m_people->setVisible(snapshot != nullptr);
    m_seats->setVisible(snapshot != nullptr);
    if (!snapshot) {
        for (QLabel *pill : {m_signedModel, m_draftModel, m_review}) {
            pill->hide();
        }
        m_signature->hide();
        return;
    }
    const ModelState state = modelState(*snapshot, m_session.now());
    for (QLabel *pill : {m_signedModel, m_draftModel}) {
        pill->setText(m_narrow && state.signedByBoth ? tr("Model v%1").arg(snapshot->modelVersion) : state.text);
        pill->setToolTip(state.detail);
    }
    m_signedModel->setVisible(state.signedByBoth);
    m_draftModel->setVisible(!state.signedByBoth);
    m_review->setText(state.review);
    m_review->setToolTip(tr("Both sides look at the model again %1 after the last review, at first after it came into force.")
                             .arg(bridge::toQt(lifecycle::spanText(snapshot->rules->reviewEvery))));
    m_review->setVisible(!state.review.isEmpty());

    const agreement::ModelVersion *open = workspace::openVersion(*snapshot);
    const bool waits = !bridge::sidesToSign(*snapshot).empty();
    m_signature->setText(waits ? tr("v%1 needs your signature").arg(open->number) : QString());
    m_signature->setVisible(waits);
    m_people->setText(m_narrow ? QString() : tableText(*snapshot, Names::given));
    m_people->setToolButtonStyle(m_narrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    m_people->setToolTip(tableText(*snapshot, Names::whole));
    m_people->setEnabled(m_session.isWritable());
    m_seats->setEnabled(m_session.isWritable());
    const std::optional<Seats> seats = seatsOf(*snapshot);
    m_seats->setCurrent(seats ? static_cast<int>(*seats) : -1);
}

void HeaderBar::showPeopleMenu()
{
    QMenu *menu = m_people->menu();
    menu->clear();
    const bridge::SnapshotPtr snapshot = m_session.snapshot();
    if (!snapshot) {
        return;
    }
    for (const domain::Person &person : snapshot->people) {
        QAction *sits = menu->addAction(tr("%1 (%2)").arg(bridge::toQt(person.name), bridge::toQt(domain::labelOf(person.side))));
        sits->setCheckable(true);
        sits->setChecked(person.atTable);
        connect(sits, &QAction::toggled, this, [this, snapshot, id = person.id](bool on) {
            std::vector<base::Uuid> people;
            for (const domain::Person &other : snapshot->people) {
                if (other.id == id ? on : other.atTable) {
                    people.push_back(other.id);
                }
            }
            Q_EMIT seatWanted(people);
        });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("People and keys…")), &QAction::triggered, this, &HeaderBar::peopleWanted);
}

std::optional<HeaderBar::Seats> HeaderBar::seatsOf(const workspace::Snapshot &snapshot)
{
    const bool marketing = snapshot.atTable(domain::Side::marketing) != nullptr;
    const bool sales = snapshot.atTable(domain::Side::sales) != nullptr;
    if (marketing && sales) {
        return Seats::joint;
    }
    if (!marketing && !sales) {
        return std::nullopt;
    }
    return marketing ? Seats::marketing : Seats::sales;
}

std::optional<std::vector<base::Uuid>> HeaderBar::peopleFor(Seats seats, const workspace::Snapshot &snapshot)
{
    std::vector<base::Uuid> people;
    for (const domain::Side side : {domain::Side::marketing, domain::Side::sales}) {
        const bool wanted = seats == Seats::joint || (seats == Seats::marketing) == (side == domain::Side::marketing);
        if (!wanted) {
            continue;
        }
        const domain::Person *person = sitterFor(side, snapshot);
        if (!person) {
            return std::nullopt;
        }
        if (std::find(people.begin(), people.end(), person->id) == people.end()) {
            people.push_back(person->id);
        }
    }
    return people;
}

void HeaderBar::choose(int segment)
{
    const bridge::SnapshotPtr snapshot = m_session.snapshot();
    if (!snapshot) {
        return;
    }
    if (const auto people = peopleFor(static_cast<Seats>(segment), *snapshot)) {
        Q_EMIT seatWanted(*people);
        return;
    }
    showSnapshot();
    Q_EMIT peopleWanted();
}

} // namespace leadlight::shell
