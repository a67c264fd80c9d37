// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/people_dialog.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "shell/passphrase_dialog.h"
#include "theme/roles.h"
#include "theme/theme.h"
#include "workspace/commands/change_people.h"

namespace leadlight::shell {

namespace {

enum PeopleColumn { nameColumn, sideColumn, emailColumn, tableColumn };

QTableWidgetItem *readOnlyItem(std::string_view text)
{
    auto *item = new QTableWidgetItem(bridge::toQt(text));
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    return item;
}

} // namespace

PeopleDialog::PeopleDialog(bridge::WorkspaceSession &session, QWidget *parent)
    : QDialog(parent), m_session(session), m_people(new QTableWidget(0, 4, this)), m_answer(new QLabel(this))
{
    setWindowTitle(tr("People and keys"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(theme::theme().px(640), theme::theme().px(440));
    m_people->setAccessibleName(tr("People"));
    m_people->setHorizontalHeaderLabels({tr("Name"), tr("Side"), tr("E-mail"), tr("At the table")});
    m_people->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_people->setSelectionMode(QAbstractItemView::SingleSelection);
    m_people->setWordWrap(false);
    m_people->setShowGrid(false);
    m_people->verticalHeader()->hide();
    m_people->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_people->horizontalHeader()->setHighlightSections(false);
    m_people->horizontalHeader()->setSectionResizeMode(nameColumn, QHeaderView::Stretch);
    m_people->horizontalHeader()->setSectionResizeMode(emailColumn, QHeaderView::Stretch);
    m_answer->setWordWrap(true);
    m_answer->setAccessibleName(tr("Answer"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_key = buttons->addButton(tr("Make key…"), QDialogButtonBox::ActionRole);
    m_key->setToolTip(tr("Makes the signing key of the chosen person, or replaces it"));
    auto *hint = new QLabel(tr("Who sits at the table is a choice for this session, not a login."), this);
    theme::setRole(*hint, theme::Role::small);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_people, 1);
    column->addWidget(hint);
    column->addWidget(newPersonRow());
    column->addWidget(m_answer);
    column->addWidget(buttons);
    connect(m_key, &QPushButton::clicked, this, &PeopleDialog::makeKey);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_people, &QTableWidget::itemChanged, this, [this] {
        if (!m_filling) {
            seat();
        }
    });
    connect(&session, &bridge::WorkspaceSession::snapshotChanged, this, [this](const workspace::ChangeEvent &event) {
        if (event.people) {
            showPeople();
        }
    });
    connect(&session, &bridge::WorkspaceSession::closed, this, &QDialog::reject);
    showPeople();
}

QWidget *PeopleDialog::newPersonRow()
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
            [this](const QString &text) { m_add->setEnabled(m_session.isWritable() && !text.trimmed().isEmpty()); });
    connect(m_name, &QLineEdit::returnPressed, m_add, &QPushButton::click);
    connect(m_add, &QPushButton::clicked, this, &PeopleDialog::addPerson);
    return line;
}

void PeopleDialog::showPeople()
{
    const bridge::SnapshotPtr snapshot = m_session.snapshot();
    if (!snapshot) {
        return;
    }
    m_filling = true;
    const int current = qMax(0, m_people->currentRow());
    m_people->setRowCount(static_cast<int>(snapshot->people.size()));
    int row = 0;
    for (const domain::Person &person : snapshot->people) {
        m_people->setItem(row, nameColumn, readOnlyItem(person.name));
        m_people->setItem(row, sideColumn, readOnlyItem(domain::labelOf(person.side)));
        m_people->setItem(row, emailColumn, readOnlyItem(person.email));
        auto *seat = new QTableWidgetItem;
        seat->setFlags(m_session.isWritable() ? Qt::ItemIsEnabled | Qt::ItemIsUserCheckable : Qt::NoItemFlags);
        seat->setCheckState(person.atTable ? Qt::Checked : Qt::Unchecked);
        m_people->setItem(row, tableColumn, seat);
        ++row;
    }
    if (row > 0) {
        m_people->setCurrentCell(qMin(current, row - 1), nameColumn);
    }
    m_key->setEnabled(row > 0 && m_session.isWritable());
    m_filling = false;
}

void PeopleDialog::answer(const base::Result<void> &result, const QString &done)
{
    m_answer->setText(result ? done : bridge::messageOf(result.error()));
}

void PeopleDialog::addPerson()
{
    const std::string name = bridge::toUtf8(m_name->text().trimmed());
    const std::string email = bridge::toUtf8(m_email->text().trimmed());
    const auto side = static_cast<domain::Side>(m_side->currentData().toInt());
    m_session.run(
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

void PeopleDialog::seat()
{
    const bridge::SnapshotPtr snapshot = m_session.snapshot();
    if (!snapshot) {
        return;
    }
    std::vector<base::Uuid> people;
    for (int row = 0; row < m_people->rowCount(); ++row) {
        const auto at = static_cast<std::size_t>(row);
        if (at < snapshot->people.size() && m_people->item(row, tableColumn)->checkState() == Qt::Checked) {
            people.push_back(snapshot->people[at].id);
        }
    }
    m_session.run(
        tr("Changing the table"),
        [people](workspace::Workspace &open, base::Progress &) { return workspace::seatPeople(open, people); }, this,
        [this](const base::Result<void> &result) { answer(result, {}); });
}

void PeopleDialog::makeKey()
{
    const bridge::SnapshotPtr snapshot = m_session.snapshot();
    const int row = m_people->currentRow();
    if (!snapshot || row < 0 || static_cast<std::size_t>(row) >= snapshot->people.size()) {
        return;
    }
    const domain::Person person = snapshot->people[static_cast<std::size_t>(row)];
    const QString name = bridge::toQt(person.name);
    auto *ask = new PassphraseDialog(name, this);
    ask->setAttribute(Qt::WA_DeleteOnClose);
    connect(ask, &QDialog::accepted, this, [this, ask, name, id = person.id] {
        m_session.run(
            tr("Making the key of %1").arg(name),
            [id, passphrase = bridge::toUtf8(ask->passphrase())](workspace::Workspace &open, base::Progress &) {
                return workspace::makePersonKey(open, id, passphrase);
            },
            this, [this, name](const base::Result<void> &result) { answer(result, tr("%1 has a new key.").arg(name)); });
    });
    ask->open();
}

} // namespace leadlight::shell
