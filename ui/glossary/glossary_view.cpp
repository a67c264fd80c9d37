// SPDX-License-Identifier: GPL-3.0-or-later
#include "glossary/glossary_view.h"

#include <algorithm>

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "glossary/glossary_model.h"
#include "kit/card.h"
#include "kit/elided_label.h"
#include "kit/follow_theme.h"
#include "kit/padded_delegate.h"
#include "kit/plain_table.h"
#include "kit/segmented.h"
#include "theme/roles.h"
#include "wording/rules.h"
#include "workspace/queries/process_standing.h"

namespace leadlight::glossary {

namespace {

using Changes = std::vector<lifecycle::RuleChange>;
using workspace::WordKind;

/// "The word for MQL: “Hand-over” (Lena)", or how many changed.
QString changesText(const Changes &changes, const workspace::Snapshot &snapshot)
{
    if (changes.size() != 1) {
        return GlossaryView::tr("%1 words changed").arg(changes.size());
    }
    const auto names = workspace::personNames(snapshot);
    const lifecycle::RuleChange &change = changes.front();
    return GlossaryView::tr("%1: %2").arg(bridge::toQt(wording::ruleLabel(change.key, names)),
                                          bridge::toQt(wording::ruleWords(change.key, change.after, names)));
}

QWidget *rowOf(QWidget *parent, const QList<QWidget *> &widgets)
{
    auto *line = new QWidget(parent);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    for (QWidget *widget : widgets) {
        row->addWidget(widget);
    }
    kit::followTheme(line, [row](const theme::Theme &look) { row->setSpacing(look.px(8)); });
    return line;
}

} // namespace

GlossaryView::GlossaryView(bridge::ViewContext &context, QWidget *parent) : View(context, parent), m_words(new GlossaryModel(this))
{
    setAccessibleName(tr("Glossary"));
    theme::setRole(*this, theme::Role::page);
    auto *column = new QVBoxLayout(this);
    column->addWidget(makeHead());
    column->addWidget(makeProfile());
    column->addWidget(makeWords(), 1);
    kit::followTheme(this, [column](const theme::Theme &look) {
        const int gutter = look.px(theme::size::gutter);
        column->setContentsMargins(gutter, gutter, gutter, look.px(8));
        column->setSpacing(look.px(12));
    });
    connect(m_words, &GlossaryModel::wished, this, [this](const workspace::WordWish &wish) {
        change(tr("Changing a word"), [wish](workspace::Workspace &open, std::optional<base::Uuid> person) { return workspace::wishWord(open, wish, person); });
    });
}

QWidget *GlossaryView::makeHead()
{
    auto *words = new QWidget(this);
    auto *column = new QVBoxLayout(words);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *name = new QLabel(title(), words);
    theme::setRole(*name, theme::Role::viewTitle);
    m_subtitle = new kit::ElidedLabel({}, theme::FontRole::body, theme::Tone::muted, words);
    column->addWidget(name);
    column->addWidget(m_subtitle);
    words->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_person = new QComboBox(this);
    m_person->setAccessibleName(tr("Who says so"));
    m_acceptAll = new QPushButton(this);
    theme::setRole(*m_acceptAll, theme::Role::primary);
    m_acceptAll->setAccessibleName(tr("Accept every word that waits"));
    connect(m_person, &QComboBox::activated, this, &GlossaryView::refresh);
    connect(m_acceptAll, &QPushButton::clicked, this, [this] {
        change(tr("Accepting words"), [](workspace::Workspace &open, std::optional<base::Uuid> person) { return workspace::acceptWords(open, {}, person); });
    });
    return rowOf(this, {words, m_person, m_acceptAll});
}

QWidget *GlossaryView::makeProfile()
{
    m_profileCard = new kit::Card(tr("Ideal customer, as Sales says it"), this);
    m_profile = new QPlainTextEdit(m_profileCard);
    m_profile->setTabChangesFocus(true);
    m_profile->setAccessibleName(tr("Ideal customer"));
    m_profile->setPlaceholderText(tr("Whom Sales wants: industry, size, country, role, and why. Criteria of fit say how it is counted."));
    m_profile->installEventFilter(this);
    m_profileCard->body()->addWidget(m_profile);
    kit::followTheme(m_profileCard, [this](const theme::Theme &look) { m_profile->setFixedHeight(look.px(64)); });
    return m_profileCard;
}

QWidget *GlossaryView::makeWords()
{
    auto *card = new kit::Card(tr("Words"), this);
    card->setFlush(true);
    m_choice = new kit::SegmentedControl({tr("All"), tr("Stages"), tr("Axes and ranks"), tr("Further words"), tr("Fields"), tr("Waiting")},
                                         tr("Which words"), card);
    m_choice->setCurrent(0);
    m_accept = new QPushButton(tr("Accept"), card);
    m_accept->setAccessibleName(tr("Accept the chosen word"));
    m_drop = new QPushButton(tr("Drop the wish"), card);
    m_drop->setAccessibleName(tr("Drop the wish for the chosen word"));
    m_reset = new QPushButton(tr("As usual"), card);
    m_reset->setAccessibleName(tr("Wish the usual word back"));
    card->addHeaderWidget(rowOf(card, {m_choice, m_accept, m_drop, m_reset}));
    m_table = kit::plainTable(m_words, tr("Words"));
    m_table->setItemDelegate(new kit::PaddedDelegate(m_table));
    m_table->setSelectionBehavior(QTableView::SelectItems);
    m_table->setWordWrap(true);
    m_table->setEditTriggers(QTableView::DoubleClicked | QTableView::EditKeyPressed);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(GlossaryModel::meaningColumn, QHeaderView::Stretch);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    card->body()->addWidget(m_table);
    connect(m_choice, &kit::SegmentedControl::activated, this, [this](int choice) {
        m_words->setChoice(static_cast<GlossaryModel::Choice>(choice));
        m_table->setCurrentIndex(m_words->index(0, GlossaryModel::wordColumn));
        showWord();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &GlossaryView::showWord);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (index.flags() & Qt::ItemIsEditable) {
            m_table->edit(index);
        }
    });
    const auto current = [this] {
        const workspace::GlossaryRow *word = m_words->wordAt(m_table->currentIndex().row());
        return word ? word->key : std::string();
    };
    connect(m_accept, &QPushButton::clicked, this, [this, current] {
        change(tr("Accepting a word"), [key = current()](workspace::Workspace &open, std::optional<base::Uuid> person) {
            return workspace::acceptWords(open, {key}, person);
        });
    });
    connect(m_drop, &QPushButton::clicked, this, [this, current] {
        change(tr("Dropping a wish"), [key = current()](workspace::Workspace &open, std::optional<base::Uuid> person) {
            return workspace::dropWord(open, key, person);
        });
    });
    connect(m_reset, &QPushButton::clicked, this, [this, current] {
        change(tr("Changing a word"), [key = current()](workspace::Workspace &open, std::optional<base::Uuid> person) {
            return workspace::wishWord(open, {key, std::string(), std::string()}, person);
        });
    });
    return card;
}

QList<QWidget *> GlossaryView::panes()
{
    return {m_table, m_choice, m_profile, m_person};
}

QWidget *GlossaryView::firstPane()
{
    return m_table;
}

int GlossaryView::waiting() const
{
    if (!m_snapshot) {
        return 0;
    }
    const bool marketing = m_snapshot->atTable(domain::Side::marketing) != nullptr;
    const bool sales = m_snapshot->atTable(domain::Side::sales) != nullptr;
    if (!marketing && !sales) {
        return 0;
    }
    const domain::Side side = marketing && sales ? domain::Side::both : marketing ? domain::Side::marketing : domain::Side::sales;
    return static_cast<int>(workspace::waitingWords(*m_snapshot, side));
}

void GlossaryView::setSnapshot(const bridge::SnapshotPtr &snapshot, const workspace::ChangeEvent & /*event*/)
{
    const int before = waiting();
    m_snapshot = snapshot;
    m_stale = true;
    if (isVisible() || !snapshot) {
        refresh();
    }
    if (waiting() != before) {
        Q_EMIT waitingChanged();
    }
}

void GlossaryView::showEvent(QShowEvent *event)
{
    View::showEvent(event);
    if (m_stale) {
        refresh();
    }
}

const domain::Person *GlossaryView::acting() const
{
    const auto id = base::Uuid::parse(bridge::toUtf8(m_person->currentData().toString()));
    return m_snapshot && id ? m_snapshot->personOf(*id) : nullptr;
}

/// Those at the table; where nobody sits there, everybody who works here.
void GlossaryView::showPeople()
{
    const QVariant chosen = m_person->currentData();
    m_person->clear();
    const auto &people = m_snapshot->people;
    const bool seated = std::any_of(people.begin(), people.end(), [](const domain::Person &person) { return person.atTable; });
    for (const domain::Person &person : people) {
        if (person.atTable || !seated) {
            m_person->addItem(tr("As %1 (%2)").arg(bridge::toQt(person.name), bridge::toQt(domain::labelOf(person.side))), bridge::toQt(person.id.text()));
        }
    }
    m_person->setCurrentIndex(std::max(0, m_person->findData(chosen)));
    m_person->setVisible(m_person->count() > 0);
}

void GlossaryView::refresh()
{
    m_stale = false;
    const workspace::GlossaryRow *word = m_words->wordAt(m_table->currentIndex().row());
    const std::string key = word ? word->key : std::string();
    const int column = word ? m_table->currentIndex().column() : GlossaryModel::wordColumn;
    if (!m_snapshot) {
        m_words->setSnapshot({}, false);
        m_profile->clear();
        return;
    }
    showPeople();
    const domain::Person *person = acting();
    const bool writable = session().isWritable() && person;
    m_words->setSnapshot(m_snapshot, writable);
    m_table->setCurrentIndex(m_words->index(std::max(0, m_words->rowOf(key)), column));
    const std::size_t waits = person ? workspace::waitingWords(*m_snapshot, person->side) : 0;
    m_subtitle->setText(waits == 0   ? tr("A word is in force once both sides accepted it; until then the old one stands.")
                        : waits == 1 ? tr("One word waits for %1 to accept it.").arg(bridge::toQt(person->name))
                                     : tr("%1 words wait for %2 to accept them.").arg(waits).arg(bridge::toQt(person->name)));
    m_acceptAll->setText(tr("Accept all (%1)").arg(waits));
    m_acceptAll->setVisible(writable && waits > 0);
    const workspace::GlossaryRow profile = workspace::glossaryRows(*m_snapshot).front();
    const bool written = !profile.sales.person.isNull();
    m_profileCard->setSubtitle(written ? bridge::toQt(workspace::consentText(*m_snapshot, profile.sales)) : tr("not written down yet"));
    m_profile->setReadOnly(!writable || person->side == domain::Side::marketing);
    if (!m_profile->hasFocus() || m_profile->isReadOnly()) {
        m_profile->setPlainText(bridge::toQt(profile.definition));
    }
    showWord();
}

void GlossaryView::showWord()
{
    const workspace::GlossaryRow *word = m_words->wordAt(m_table->currentIndex().row());
    const domain::Person *person = acting();
    const bool writable = word && person && session().isWritable();
    const bool wanted = writable && word->wanted;
    const bool own = wanted && ((person->side != domain::Side::sales && word->wanted->marketing.person == person->id)
                                || (person->side != domain::Side::marketing && word->wanted->sales.person == person->id));
    m_accept->setEnabled(wanted && !own);
    m_drop->setEnabled(wanted);
    m_reset->setEnabled(writable && !wanted && (word->label != word->usualLabel || word->definition != word->usualDefinition));
}

void GlossaryView::keepProfile()
{
    if (!m_snapshot || m_profile->isReadOnly()) {
        return;
    }
    const std::string text = bridge::toUtf8(m_profile->toPlainText().simplified());
    if (text == m_snapshot->rules->glossary.definition(domain::profileWordKey)) {
        return;
    }
    change(tr("Writing down the ideal customer"), [text](workspace::Workspace &open, std::optional<base::Uuid> person) {
        return workspace::wishWord(open, {std::string(domain::profileWordKey), {}, text}, person);
    });
}

bool GlossaryView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_profile && event->type() == QEvent::FocusOut) {
        keepProfile();
    }
    return View::eventFilter(watched, event);
}

void GlossaryView::change(const QString &what, const Work &work)
{
    const domain::Person *person = acting();
    if (!person) {
        return;
    }
    const base::Uuid who = person->id;
    session().run(
        what, [work, who](workspace::Workspace &open, base::Progress &) { return work(open, who); }, this,
        [this, who](const base::Result<Changes> &changes) {
            if (!changes) {
                Q_EMIT notice(bridge::messageOf(changes.error()), {}, {});
                return;
            }
            if (changes->empty() || !m_snapshot) {
                return;
            }
            Q_EMIT decided(changesText(*changes, *m_snapshot), [&open = session(), who, taken = *changes] {
                open.run(
                    tr("Putting words back"),
                    [taken, who](workspace::Workspace &workspace, base::Progress &) { return workspace::takeWordsBack(workspace, taken, who); }, &open,
                    [&open](const base::Result<Changes> &done) {
                        if (!done) {
                            Q_EMIT open.failed(bridge::messageOf(done.error()));
                        }
                    });
            });
        });
}

} // namespace leadlight::glossary
