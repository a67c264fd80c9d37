// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/people_page.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QHeaderView>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "kit/padded_delegate.h"
#include "lifecycle/rule_texts.h"
#include "settings/passphrase_dialog.h"
#include "theme/theme.h"
#include "workspace/commands/change_people.h"

namespace leadlight::settings {

namespace {

enum PeopleColumn { nameColumn, sideColumn, emailColumn, tableColumn, partnerColumn, peopleColumns };

QTableWidgetItem *readOnlyItem(std::string_view text)
{
    auto *item = new QTableWidgetItem(bridge::toQt(text));
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    return item;
}

QTableWidgetItem *markItem(bool on, bool editable)
{
    auto *item = new QTableWidgetItem;
    item->setFlags(editable ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable : Qt::NoItemFlags);
    item->setCheckState(on ? Qt::Checked : Qt::Unchecked);
    return item;
}

} // namespace

PeoplePage::PeoplePage(SettingsContext &context, QWidget *parent)
    : SettingsPage(context, tr("People and keys"),
                   tr("Who sits at the table is a choice for this session, not a login; what binds is the signature. A partner is somebody of "
                      "another house who works leads for Sales."),
                   parent),
      m_people(new QTableWidget(0, peopleColumns, this)), m_key(new QPushButton(tr("Make key…"), this))
{
    m_people->setAccessibleName(tr("People"));
    m_people->setFrameShape(QFrame::NoFrame);
    m_people->setHorizontalHeaderLabels({tr("Name"), tr("Side"), tr("E-mail"), tr("At the table"), tr("Partner")});
    m_people->setSelectionMode(QAbstractItemView::SingleSelection);
    m_people->setWordWrap(false);
    m_people->setShowGrid(false);
    m_people->setTabKeyNavigation(false);
    m_people->verticalHeader()->hide();
    m_people->setItemDelegate(new kit::PaddedDelegate(m_people));
    m_people->verticalHeader()->setDefaultSectionSize(theme::theme().px(theme::size::row));
    m_people->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_people->horizontalHeader()->setHighlightSections(false);
    m_people->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_people->horizontalHeader()->setSectionResizeMode(nameColumn, QHeaderView::Stretch);
    m_people->horizontalHeader()->setSectionResizeMode(emailColumn, QHeaderView::Stretch);
    m_key->setToolTip(tr("Makes the signing key of the chosen person"));
    column()->addWidget(m_people, 1);
    column()->addWidget(m_key, 0, Qt::AlignLeft);
    column()->addWidget(newPersonRow());
    connect(m_key, &QPushButton::clicked, this, &PeoplePage::makeKey);
    connect(m_people, &QTableWidget::itemChanged, this, [this](const QTableWidgetItem *item) {
        if (!m_filling) {
            keepMark(*item);
        }
    });
}

QWidget *PeoplePage::newPersonRow()
{
    auto *line = new QWidget(this);
    m_name = new QLineEdit(line);
    m_name->setPlaceholderText(tr("Name"));
    m_name->setAccessibleName(tr("Name of the new person"));
    m_side = new QComboBox(line);
    m_side->setAccessibleName(tr("Side of the new person"));
    for (const domain::Side side : {domain::Side::marketing, domain::Side::sales, domain::Side::both}) {
        m_side->addItem(bridge::toQt(domain::labelOf(side)), static_cast<int>(side));
    }
    m_email = new QLineEdit(line);
    m_email->setPlaceholderText(tr("E-mail (optional)"));
    m_email->setAccessibleName(tr("E-mail of the new person"));
    m_add = new QPushButton(tr("Add person"), line);
    m_add->setEnabled(false);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_name, 2);
    row->addWidget(m_side);
    row->addWidget(m_email, 2);
    row->addWidget(m_add);
    connect(m_name, &QLineEdit::textChanged, m_add,
            [this](const QString &text) { m_add->setEnabled(session().isWritable() && !text.trimmed().isEmpty()); });
    connect(m_name, &QLineEdit::returnPressed, m_add, &QPushButton::click);
    connect(m_add, &QPushButton::clicked, this, &PeoplePage::addPerson);
    return line;
}

void PeoplePage::setSnapshot(const bridge::SnapshotPtr &snapshot)
{
    m_filling = true;
    const bool editable = snapshot && session().isWritable();
    const int current = qMax(0, m_people->currentRow());
    const int column = qMax(0, m_people->currentColumn());
    m_people->setRowCount(snapshot ? static_cast<int>(snapshot->people.size()) : 0);
    int row = 0;
    for (const domain::Person &person : snapshot ? snapshot->people : std::vector<domain::Person>{}) {
        const std::vector<base::Uuid> &partners = snapshot->rules->partners;
        m_people->setItem(row, nameColumn, readOnlyItem(person.name));
        m_people->setItem(row, sideColumn, readOnlyItem(domain::labelOf(person.side)));
        m_people->setItem(row, emailColumn, readOnlyItem(person.email));
        m_people->setItem(row, tableColumn, markItem(person.atTable, editable));
        m_people->setItem(row, partnerColumn, markItem(std::find(partners.begin(), partners.end(), person.id) != partners.end(), editable));
        ++row;
    }
    if (row > 0) {
        m_people->setCurrentCell(qMin(current, row - 1), column);
    }
    m_key->setEnabled(row > 0 && editable);
    m_name->setEnabled(editable);
    m_filling = false;
}

void PeoplePage::answer(const base::Result<void> &result, const QString &done)
{
    Q_EMIT said(result ? done : bridge::messageOf(result.error()));
}

void PeoplePage::addPerson()
{
    const std::string name = bridge::toUtf8(m_name->text().trimmed());
    const std::string email = bridge::toUtf8(m_email->text().trimmed());
    const auto side = static_cast<domain::Side>(m_side->currentData().toInt());
    session().run(
        tr("Adding %1").arg(m_name->text()),
        [name, email, side](workspace::Workspace &open, base::Progress &) -> base::Result<void> {
            auto added = workspace::addPerson(open, name, side, email);
            return added ? base::Result<void>() : base::Result<void>(base::fail(added.error()));
        },
        this, [this, name](const base::Result<void> &result) {
            answer(result, tr("%1 was added. A signing key can be made now.").arg(bridge::toQt(name)));
            if (result) {
                m_name->clear();
                m_email->clear();
            }
        });
}

void PeoplePage::keepMark(const QTableWidgetItem &item)
{
    if (item.column() == tableColumn) {
        seat();
    } else if (item.column() == partnerColumn) {
        keepPartners();
    }
}

std::vector<base::Uuid> PeoplePage::marked(int column) const
{
    const bridge::SnapshotPtr snapshot = session().snapshot();
    std::vector<base::Uuid> people;
    for (int row = 0; snapshot && row < m_people->rowCount(); ++row) {
        const auto at = static_cast<std::size_t>(row);
        if (at < snapshot->people.size() && m_people->item(row, column)->checkState() == Qt::Checked) {
            people.push_back(snapshot->people[at].id);
        }
    }
    return people;
}

void PeoplePage::seat()
{
    session().run(
        tr("Changing the table"),
        [people = marked(tableColumn)](workspace::Workspace &open, base::Progress &) { return workspace::seatPeople(open, people); }, this,
        [this](const base::Result<void> &result) { answer(result, {}); });
}

void PeoplePage::keepPartners()
{
    desk().change({{"partners", lifecycle::idsText(marked(partnerColumn))}});
}

void PeoplePage::makeKey()
{
    const bridge::SnapshotPtr snapshot = session().snapshot();
    const int row = m_people->currentRow();
    if (!snapshot || row < 0 || static_cast<std::size_t>(row) >= snapshot->people.size()) {
        return;
    }
    const domain::Person person = snapshot->people[static_cast<std::size_t>(row)];
    const QString name = bridge::toQt(person.name);
    auto *ask = new PassphraseDialog(name, this);
    ask->setAttribute(Qt::WA_DeleteOnClose);
    connect(ask, &QDialog::accepted, this, [this, ask, name, id = person.id] {
        session().run(
            tr("Making the key of %1").arg(name),
            [id, passphrase = bridge::toUtf8(ask->passphrase())](workspace::Workspace &open, base::Progress &) {
                return workspace::makePersonKey(open, id, passphrase);
            },
            this, [this, name](const base::Result<void> &result) { answer(result, tr("%1 has a new key.").arg(name)); });
    });
    ask->open();
}

} // namespace leadlight::settings
