// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/damage_notice.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

#include "bridge/messages.h"
#include "bridge/session.h"
#include "bridge/text.h"

namespace leadlight::shell {

namespace {

constexpr std::size_t backupArgument = 3;

void salvageInto(const QString &damaged, bridge::WorkspaceSession &session, QWidget *parent)
{
    const QFileInfo file(damaged);
    const QString proposed = file.dir().filePath(QObject::tr("%1 salvaged.leadlight").arg(file.completeBaseName()));
    const QString target = QFileDialog::getSaveFileName(parent, QObject::tr("Salvage into a new workspace"), proposed,
                                                        QObject::tr("Workspaces (*.leadlight)"));
    if (!target.isEmpty()) {
        session.openSalvaged(damaged, target);
    }
}

} // namespace

bool isDamage(const base::Error &error)
{
    return error.code == "workspace.damaged" || error.code == "workspace.damaged_backup";
}

QMessageBox *showDamage(const QString &path, const base::Error &error, bridge::WorkspaceSession &session, QWidget *parent)
{
    auto *box = new QMessageBox(QMessageBox::Warning, QObject::tr("Damaged workspace"), bridge::messageOf(error), QMessageBox::Cancel, parent);
    box->setObjectName(QStringLiteral("damageNotice"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(QObject::tr("Salvaging brings what is sound into a new file and lists what is lost."));
    QPushButton *salvage = box->addButton(QObject::tr("Salvage…"), QMessageBox::ActionRole);
    salvage->setObjectName(QStringLiteral("salvage"));
    box->setDefaultButton(salvage);
    QObject::connect(salvage, &QPushButton::clicked, parent, [path, &session, parent] { salvageInto(path, session, parent); });
    if (error.arguments.size() > backupArgument) {
        QPushButton *copy = box->addButton(QObject::tr("Open copy"), QMessageBox::AcceptRole);
        copy->setObjectName(QStringLiteral("openCopy"));
        box->setDefaultButton(copy);
        const QString backup = bridge::toQt(error.arguments[backupArgument]);
        QObject::connect(copy, &QPushButton::clicked, &session, [backup, &session] { session.open(backup, false); });
    }
    box->open();
    return box;
}

} // namespace leadlight::shell
