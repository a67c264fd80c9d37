// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include "bridge/view.h"
#include "nurture/enrolment_model.h"

class QLabel;
class QPushButton;
class QStackedLayout;
class QTableView;

namespace leadlight::kit {
class EmptyState;
}

namespace leadlight::nurture {

class NurtureDeeds;

/// Who is in which nurture program, why, until when and when the next touch is due; the list for the mail tool, and the
/// leads that wanted to be asked again.
class NurtureView final : public bridge::View {
    Q_OBJECT

public:
    explicit NurtureView(bridge::ViewContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Nurture"); }
    void setSnapshot(const bridge::SnapshotPtr &snapshot, const workspace::ChangeEvent &event) override;
    [[nodiscard]] QList<QWidget *> panes() override;
    [[nodiscard]] bool holdsSomething() const override { return m_holds; }
    /// Asks which program these leads are to enter.
    void takeLeads(const std::vector<std::uint32_t> &rows) override;

    using ChooseFile = std::function<QString(QWidget *, const QString &suggested)>;
    void setChooseFile(ChooseFile choose) { m_choose = std::move(choose); }

private:
    struct Found {
        std::vector<workspace::NurtureEntry> entries;
        std::vector<workspace::AskAgain> again;
    };
    [[nodiscard]] QWidget *makeHead();
    void connectParts();
    void ask();
    void showFound(Found found);
    void showLines();
    void fitProgramRows();
    void showButtons();
    void takeOut();
    void writeList();
    void enrolCurrent();
    [[nodiscard]] const EnrolmentLine *current() const;

    bridge::SnapshotPtr m_snapshot;
    Found m_found;
    bool m_holds = false;
    ChooseFile m_choose;
    NurtureDeeds *m_deeds;
    ProgramModel *m_programs;
    EnrolmentModel *m_leads;
    QLabel *m_summary;
    QLabel *m_purpose;
    QPushButton *m_list;
    QPushButton *m_out;
    QPushButton *m_enrol;
    QStackedLayout *m_pages;
    QWidget *m_work;
    kit::EmptyState *m_none;
    QTableView *m_programTable;
    QTableView *m_leadTable;
};

} // namespace leadlight::nurture
