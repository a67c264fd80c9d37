// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include <QTimer>

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
class ResultPage;
class Stepper;

/// Takes a file in: choose, match, check, import, result. Nothing is written before the import itself, and going back
/// keeps what was chosen.
class ImportView final : public bridge::View {
    Q_OBJECT

public:
    enum class Step : std::uint8_t { choose, match, check, run, result };
    explicit ImportView(bridge::ViewContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Import"); }
    void setSnapshot(const bridge::SnapshotPtr &snapshot, const workspace::ChangeEvent &event) override;
    [[nodiscard]] QList<QWidget *> panes() override;
    [[nodiscard]] bool takeFile(const QString &path) override;
    [[nodiscard]] bool wantsInspector() const override { return false; }
    [[nodiscard]] Step step() const { return m_step; }
    /// Writes the rows that the last import refused.
    void saveRefused(const QString &path);

private:
    void go(Step step);
    void forward();
    void back();
    void startAnew();
    void chooseFile();
    void read();
    void check();
    void import();
    void begin(const QString &what, const bridge::ProgressPtr &progress);
    void end();
    /// Says what went wrong; a stop by the user is no fault.
    void refuse(const base::Error &error, const QString &stopped);
    void showFooter();
    void showProgress();
    [[nodiscard]] workspace::ImportRequest request(bool dryRun) const;

    Step m_step = Step::choose;
    workspace::ImportRequest m_readAs; ///< file, kind and encoding that m_match shows
    bool m_isRead = false;
    bool m_repair = false;
    std::optional<workspace::ImportReport> m_checked;
    std::optional<workspace::ImportReport> m_result;
    bridge::ProgressPtr m_progress; ///< null: nothing is under way
    QTimer m_timer;
    Stepper *m_stepper;
    QStackedWidget *m_pages;
    ChoosePage *m_choose;
    MatchPage *m_match;
    CheckPage *m_check;
    ResultPage *m_resultPage;
    QLabel *m_refusal;
    QLabel *m_doing;
    QProgressBar *m_bar;
    QPushButton *m_cancel;
    QPushButton *m_back;
    QPushButton *m_next;
};

} // namespace leadlight::imports
