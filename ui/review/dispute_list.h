// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include "bridge/session.h"
#include "workspace/queries/disputes.h"

class QLabel;
class QVBoxLayout;

namespace leadlight::review {

/// The open disputes by criterion, each with what the score was made of then, and those closed since the last review.
class DisputeList final : public QWidget {
    Q_OBJECT

public:
    explicit DisputeList(QWidget *parent = nullptr);

    void setDisputes(const workspace::Snapshot &snapshot, bool writable);

Q_SIGNALS:
    void leadWanted(quint32 row);
    void modelWanted();
    void closeWanted(int number, const QString &note);

private:
    void addGroup(const workspace::Snapshot &snapshot, const workspace::DisputeGroup &group, bool writable);
    void addDispute(const workspace::Snapshot &snapshot, const workspace::Dispute &dispute, bool writable);
    void askForNote(const workspace::Dispute &dispute);
    QLabel *addLabel(const QString &text);

    QWidget *m_content = nullptr; ///< made anew with each snapshot
    QVBoxLayout *m_lines = nullptr;
};

} // namespace leadlight::review
