// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "bridge/session.h"
#include "lifecycle/process.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace leadlight::process {

/// Asks what a process for certain leads is called, and which leads follow it.
class AudienceDialog final : public QDialog {
    Q_OBJECT

public:
    AudienceDialog(const bridge::SnapshotPtr &snapshot, const lifecycle::AudienceProcess &process, QWidget *parent = nullptr);

    [[nodiscard]] std::string name() const;
    [[nodiscard]] std::string filter() const;

private:
    void check();

    bridge::SnapshotPtr m_snapshot;
    QLineEdit *m_name;
    QLineEdit *m_filter;
    QLabel *m_answer;
    QPushButton *m_take;
};

} // namespace leadlight::process
