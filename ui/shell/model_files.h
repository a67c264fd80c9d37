// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QObject>
#include <QString>
#include <QWidget>

#include "bridge/view.h"

namespace leadlight::shell {

/// The model as a file, and its check. What came of it is said through `say`.
class ModelFiles : public QObject {
    Q_OBJECT

public:
    ModelFiles(bridge::ViewContext &context, QWidget *window, std::function<void(const QString &)> say);

    void importDraft();
    void exportModel();
    void check();

    void importFrom(const QString &path);
    void exportTo(const QString &path);

private:
    void showFindings(const QStringList &findings);

    bridge::ViewContext &m_context;
    QWidget *m_window;
    std::function<void(const QString &)> m_say;
};

} // namespace leadlight::shell
