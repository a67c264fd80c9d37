// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/new_workspace_dialog.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "model/templates.h"
#include "theme/roles.h"

namespace leadlight::shell {

namespace {

QString templateText(std::string_view key)
{
    if (key == "fit-engagement") {
        return NewWorkspaceDialog::tr("Fit and engagement: who they are against what they do, A–D by 1–4");
    }
    if (key == "bant-size") {
        return NewWorkspaceDialog::tr("BANT and size: how ready they are against how large, Hot–Cold by Large–Microscopic");
    }
    if (key == "empty") {
        return NewWorkspaceDialog::tr("Empty: two axes without criteria");
    }
    return bridge::toQt(key);
}

} // namespace

NewWorkspaceDialog::NewWorkspaceDialog(QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("New workspace"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *heading = new QLabel(tr("Start with which model?"), this);
    theme::setRole(*heading, theme::Role::section);
    auto *hint = new QLabel(tr("It scores at once, but nothing is handed over before both sides sign. Everything in it "
                               "can be changed."),
                            this);
    hint->setWordWrap(true);
    theme::setRole(*hint, theme::Role::muted);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(8);
    column->addWidget(heading);
    column->addWidget(hint);
    auto *choices = new QButtonGroup(this);
    for (const std::string_view key : model::templateKeys()) {
        auto *choice = new QRadioButton(templateText(key), this);
        choice->setObjectName(bridge::toQt(key));
        choice->setChecked(choices->buttons().isEmpty());
        choices->addButton(choice);
        column->addWidget(choice);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *next = buttons->addButton(tr("Choose file…"), QDialogButtonBox::AcceptRole);
    theme::setRole(*next, theme::Role::primary);
    column->addSpacing(8);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this,
            [this, choices] { askFile(choices->checkedButton()->objectName()); });
}

void NewWorkspaceDialog::askFile(const QString &templateKey)
{
    QString path = QFileDialog::getSaveFileName(this, tr("New workspace"), {}, tr("Workspaces (*.leadlight)"));
    if (path.isEmpty()) {
        return;
    }
    if (!path.endsWith(QStringLiteral(".leadlight"), Qt::CaseInsensitive)) {
        path += QStringLiteral(".leadlight");
    }
    Q_EMIT chosen(path, templateKey);
    accept();
}

} // namespace leadlight::shell
