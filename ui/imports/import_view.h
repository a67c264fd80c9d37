// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include <QTimer>

#include "bridge/time_text.h"
#include "bridge/view.h"
#include "imports/file_reading.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace leadlight::imports {

class CheckPage;
class ChoosePage;
class MatchPage;
class ReadPage;
class ResultPage;
class RunPage;
struct Repair;
class Stepper;

/// Takes a file in: choose, read, match, check, import, result. Nothing is written before the import itself, and going back
/// keeps what was chosen.
class ImportView final : public bridge::View {
    Q_OBJECT

public:
    enum class Step : std::uint8_t { choose, read, match, check, run, result };
    explicit ImportView(bridge::ViewContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Import"); }
    void setSnapshot(const bridge::SnapshotPtr &snapshot, const workspace::ChangeEvent &event) override;
    [[nodiscard]] QList<QWidget *> panes() override;
    [[nodiscard]] bool takeFile(const QString &path) override;
    [[nodiscard]] bool wantsInspector() const override { return false; }
    [[nodiscard]] Step step() const { return m_step; }
    /// Writes the rows that the last import refused.
    void saveRefused(const QString &path);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void go(Step step);
    void forward();
    void back();
    void startAnew();
    void chooseFile();
    void layOut();
    void connectPages();
    /// Reads the file unless it was read just so; `anew`: the columns are guessed although they are known.
    /// `anew`: forgetting the mapping of these columns; `repaired`: rows quoted as a whole, too, and checked at once.
    void read(bool anew = false, bool repaired = false);
    void check();
    void repair(const Repair &repair);
    void undo(qint64 number, const QString &file);
    void showNewLeads();
    void loadHistory();
    void loadYield();
    void import();
    void begin(const QString &what, const bridge::ProgressPtr &progress);
    void end();
    /// Says what went wrong; a stop by the user is no fault.
    void refuse(const base::Error &error, const QString &stopped);
    void showFooter();
    void showProgress();
    [[nodiscard]] workspace::ImportRequest request(bool dryRun) const;
    [[nodiscard]] std::optional<base::Uuid> person() const;
    [[nodiscard]] bridge::TimeText times() const;
    [[nodiscard]] QString fileName() const;

    Step m_step = Step::choose;
    workspace::ImportRequest m_readAs; ///< what m_reading was read by
    bool m_isRead = false;
    bool m_repair = false;
    bool m_historyIsOld = true;
    FileReading m_reading;
    std::optional<workspace::ImportReport> m_checked;
    std::optional<workspace::ImportReport> m_result;
    bridge::ProgressPtr m_progress; ///< null: nothing is under way
    QString m_what;         ///< what is under way
    QTimer m_timer;
    Stepper *m_stepper;
    QStackedWidget *m_pages;
    ChoosePage *m_choose;
    ReadPage *m_read;
    MatchPage *m_match;
    CheckPage *m_check;
    RunPage *m_run;
    ResultPage *m_resultPage;
    QLabel *m_refusal;
    QLabel *m_doing;
    QProgressBar *m_bar;
    QPushButton *m_cancel;
    QPushButton *m_back;
    QPushButton *m_next;
};

} // namespace leadlight::imports
