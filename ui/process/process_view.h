// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <functional>
#include <optional>

#include <QTimer>

#include "bridge/view.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QMenu;
class QPlainTextEdit;
class QPushButton;
class QTableView;

namespace leadlight::bridge {
class RuleDesk;
}
namespace leadlight::kit {
class Card;
class ElidedLabel;
} // namespace leadlight::kit

namespace leadlight::process {

class ProcessModel;
class TreatmentModel;

/// The process both sides live by: who answers for each stage, for how long, what comes next, what each side does, and
/// what is done with each tile. Edited in place; it prints on one page.
class ProcessView final : public bridge::View {
    Q_OBJECT

public:
    /// Asks for a file name; empty: the person changed their mind.
    using FileChooser = std::function<QString(QWidget *parent, const QString &suggested, const QString &kinds)>;

    explicit ProcessView(bridge::ViewContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Process"); }
    void setSnapshot(const bridge::SnapshotPtr &snapshot, const workspace::ChangeEvent &event) override;
    [[nodiscard]] QList<QWidget *> panes() override;
    [[nodiscard]] bool wantsInspector() const override { return false; }
    [[nodiscard]] QWidget *firstPane() override;

    void setFileChooser(FileChooser chooser) { m_choose = std::move(chooser); }
    /// By the ending of the path: .pdf, .html, .xlsx, .csv, .json.
    void save(const QString &path);

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeSteps();
    QWidget *makeDuties();
    QWidget *makeTreatments();
    void connectParts();
    void refresh();
    void showChoice();
    void choose(int place);
    void fillChoiceMenu();
    void editAudience(bool isNew);
    void moveEarlier();
    [[nodiscard]] std::size_t which() const; ///< of WorkingRules::processAt()
    void showHead();
    void showDuties();
    void keepDuty(std::size_t side);
    void editTreatment(const QModelIndex &index);
    void askFile();
    void print();
    void fitRows();

    bridge::SnapshotPtr m_snapshot;
    bool m_stale = true;
    std::string m_shown; ///< key of the process on the page; empty: that of all other leads
    FileChooser m_choose;
    bridge::RuleDesk *m_desk;
    ProcessModel *m_steps;
    TreatmentModel *m_treatments;
    QTableView *m_table = nullptr;
    QTableView *m_tiles = nullptr;
    kit::ElidedLabel *m_subtitle = nullptr;
    kit::Card *m_dutyCard = nullptr;
    kit::Card *m_tileCard = nullptr;
    std::array<QPlainTextEdit *, 2> m_duties{}; ///< Marketing's, Sales'
    QTimer m_fit; ///< once widths have settled
    QComboBox *m_choice = nullptr;
    QPushButton *m_more = nullptr;
    QMenu *m_moreMenu = nullptr;
    QCheckBox *m_scored = nullptr; ///< whether the model moves leads on from the chosen stage
    QPushButton *m_print = nullptr;
    QPushButton *m_save = nullptr;
    std::string m_dutyOf; ///< rule prefix of the row that the duties belong to
};

} // namespace leadlight::process
