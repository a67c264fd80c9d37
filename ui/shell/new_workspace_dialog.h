// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace leadlight::shell {

/// Asks for the starter model and then for the file of a new workspace.
class NewWorkspaceDialog : public QDialog {
    Q_OBJECT

public:
    explicit NewWorkspaceDialog(QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const QString &path, const QString &templateKey);

private:
    void askFile(const QString &templateKey);
};

} // namespace leadlight::shell
