// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "bridge/view.h"

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace leadlight::kit {
class SegmentedControl;
}

namespace leadlight::reports {

class PreviewPage;

/// A report over all leads, the page for the review meeting or the follow-up: what it will say, and the buttons that write
/// it. Made on the query thread, HTML and
/// CSV written on the command thread, PDF on the GUI thread (fonts).
class ReportsView final : public bridge::View {
    Q_OBJECT

public:
    enum class Format : std::uint8_t { pdf, html, xlsx, csv };
    /// Asks for a file name; empty: the person changed their mind.
    using FileChooser = std::function<QString(QWidget *parent, const QString &title, const QString &suggested, const QString &kinds)>;

    explicit ReportsView(bridge::ViewContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    void setSnapshot(const bridge::SnapshotPtr &snapshot, const workspace::ChangeEvent &event) override;
    [[nodiscard]] QList<QWidget *> panes() override;
    [[nodiscard]] bool wantsInspector() const override { return false; }

    void setFileChooser(FileChooser chooser) { m_choose = std::move(chooser); }
    void exportAs(Format format);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QPushButton *addButton(QHBoxLayout *row, const QString &text, Format format, bool primary);
    void whenReady(std::function<void()> act);
    void print();
    void exportDecisions();
    void refresh();
    void showPreview();
    void choose(int kind);
    void write(Format format, const QString &path);
    void saySaved(const base::Result<void> &saved, const QString &path);

    bridge::SnapshotPtr m_snapshot;
    std::shared_ptr<const report::Document> m_document; ///< what the preview shows and files will say
    bool m_stale = true;
    FileChooser m_choose;
    QLabel *m_subtitle;
    kit::SegmentedControl *m_kind; ///< in the order in which they are listed
    PreviewPage *m_page;
    QList<QPushButton *> m_buttons;
    QAction *m_exportAction = nullptr;
    QAction *m_printAction = nullptr;
    QAction *m_decisionsAction = nullptr;
    std::function<void()> m_waiting; ///< for the page to be made
};

} // namespace leadlight::reports
