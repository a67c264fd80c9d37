// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include <QWidget>

#include "bridge/session.h"
#include "workspace/queries/draft_table.h"

class QLabel;
class QListView;
class QStandardItemModel;

namespace leadlight::kit {
class Card;
} // namespace leadlight::kit

namespace leadlight::model_editor {

/// What the checks found, each with a jump to its row; and what was done to the draft, and the versions there were.
class VersionCards final : public QWidget {
    Q_OBJECT

public:
    explicit VersionCards(QWidget *parent = nullptr);

    void setChecks(const std::vector<workspace::DraftCheck> &checks);
    void setSnapshot(const bridge::SnapshotPtr &snapshot);

Q_SIGNALS:
    void rowWanted(const QString &path);
    void rollBackWanted(int version);

private:
    QListView *addList(kit::Card *card, QStandardItemModel *items, const QString &name);
    static void fit(QListView *list);

    kit::Card *m_checkCard;
    QStandardItemModel *m_checks;
    QListView *m_checkList;
    kit::Card *m_historyCard;
    QStandardItemModel *m_history;
    QListView *m_historyList;
};

} // namespace leadlight::model_editor
