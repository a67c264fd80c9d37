// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "bridge/view.h"
#include "history/history_model.h"

class QComboBox;
class QLabel;
class QPushButton;
class QTableView;

namespace leadlight::kit {
class EmptyState;
class SearchField;
} // namespace leadlight::kit

namespace leadlight::history {

class HistoryDetail;

/// Who did what when: the ledger in sentences, newest first, by person, lead, kind and time, with before and after; in
/// one line whether its chain holds. The ledger is read on the command thread, filtered on the query thread.
class HistoryView final : public bridge::View {
    Q_OBJECT

public:
    /// Asks for a file name; empty: the person changed their mind.
    using FileChooser = std::function<QString(QWidget *parent, const QString &title, const QString &suggested, const QString &kinds)>;

    explicit HistoryView(bridge::ViewContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    void setSnapshot(const bridge::SnapshotPtr &snapshot, const workspace::ChangeEvent &event) override;
    [[nodiscard]] QList<QWidget *> panes() override;

    void setFileChooser(FileChooser chooser) { m_choose = std::move(chooser); }
    /// `ending`: "csv" or "html".
    void exportAs(const QString &ending);

protected:
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] QWidget *makeFilters();
    void makeTable();
    void read();
    void take(const HistoryPtr &history);
    void fillChoices();
    void filter();
    void showRows(std::vector<std::uint32_t> rows);
    void showCurrent();
    void showLead();
    void onlyThisLead();
    [[nodiscard]] workspace::HistoryFilter wanted() const;

    bridge::SnapshotPtr m_snapshot;
    HistoryPtr m_history;
    bool m_stale = true;
    FileChooser m_choose;
    HistoryModel *m_model;
    QLabel *m_chain;
    QLabel *m_count;
    QComboBox *m_person;
    QComboBox *m_kind;
    QComboBox *m_time;
    kit::SearchField *m_lead;
    QTableView *m_table;
    kit::EmptyState *m_none;
    HistoryDetail *m_detail;
    QList<QPushButton *> m_exports;
};

} // namespace leadlight::history
