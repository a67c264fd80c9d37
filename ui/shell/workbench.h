// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>
#include <QStackedWidget>
#include <QWidget>

namespace leadlight::shell {

/// The room under the header: the pages, and the inspector at the right. In a narrow window the inspector lies over
/// the page instead of beside it.
class Workbench : public QWidget {
    Q_OBJECT

public:
    explicit Workbench(QWidget *parent = nullptr);

    [[nodiscard]] QStackedWidget *pages() const { return m_pages; }
    void setInspector(QWidget *inspector);
    void setInspectorShown(bool shown);
    [[nodiscard]] bool isInspectorShown() const { return m_shown; }
    void setOverlaying(bool overlay);
    [[nodiscard]] bool isOverlaying() const { return m_overlay; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void place();

    QSplitter *m_splitter;
    QStackedWidget *m_pages;
    QWidget *m_inspector = nullptr;
    bool m_shown = false;
    bool m_overlay = false;
};

} // namespace leadlight::shell
