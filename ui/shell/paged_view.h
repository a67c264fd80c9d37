// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "bridge/view.h"

class QStackedWidget;

namespace leadlight::kit {
class SegmentedControl;
}

namespace leadlight::shell {

/// Several views in one place of the rail, with a switch at their head: Model | Process. Each page has an action
/// "page.ID" that leads to it.
class PagedView final : public bridge::View {
    Q_OBJECT

public:
    struct Page {
        QString id;    ///< "process"
        QString title; ///< on the switch
        std::function<bridge::View *(bridge::ViewContext &, QWidget *parent)> make;
    };

    /// `id`: of the place in the rail, by which the window goes there. `name`: of the switch.
    PagedView(bridge::ViewContext &context, const QString &id, const QString &name, const QList<Page> &pages, QWidget *parent = nullptr);

    void showPage(int page);
    [[nodiscard]] bridge::View *page(int index) const { return m_pages.value(index); }

    [[nodiscard]] QString title() const override { return current()->title(); }
    void setSnapshot(const bridge::SnapshotPtr &snapshot, const workspace::ChangeEvent &event) override;
    [[nodiscard]] QList<QWidget *> panes() override;
    [[nodiscard]] QWidget *firstPane() override { return current()->firstPane(); }
    [[nodiscard]] bool takeFile(const QString &path) override { return current()->takeFile(path); }
    void takeLeads(const std::vector<std::uint32_t> &rows) override { current()->takeLeads(rows); }
    [[nodiscard]] bool wantsInspector() const override { return current()->wantsInspector(); }
    [[nodiscard]] int waiting() const override;
    [[nodiscard]] bool canUndo() const override { return current()->canUndo(); }
    [[nodiscard]] bool canRedo() const override { return current()->canRedo(); }
    void undo() override { current()->undo(); }
    void redo() override { current()->redo(); }

private:
    [[nodiscard]] bridge::View *current() const;
    void addPage(const Page &page);
    void relay(bridge::View *view);

    QString m_id;
    kit::SegmentedControl *m_switch;
    QStackedWidget *m_stack;
    QList<bridge::View *> m_pages;
};

} // namespace leadlight::shell
