// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

#include "model_editor/criteria_model.h"

namespace leadlight::model_editor {

/// The tree of a CriteriaModel. ←/→ move a value by 1, Page Up and Down by 5, a digit or F2 types it, Space agrees, Del
/// goes back to the signed value, Enter opens a criterion's form; the slider is dragged by mouse.
class CriteriaView final : public QTreeView {
    Q_OBJECT

public:
    explicit CriteriaView(CriteriaModel &rows, QWidget *parent = nullptr);

    [[nodiscard]] const workspace::DraftTableRow *currentRow() const { return m_rows.rowAt(currentIndex()); }
    /// Shows and chooses the row; false: it is not listed.
    bool goTo(const std::string &path);
    /// Fills the model while keeping the chosen row and what is folded.
    void refill(workspace::DraftTable table, const agreement::DraftAuthors &authors);
    /// Of what is listed: the first value, not its heading.
    [[nodiscard]] QModelIndex firstValue() const;
    void chooseFirst() { setCurrentIndex(firstValue()); }
    void layOutColumns();

Q_SIGNALS:
    void textWanted(const QString &path, const QString &text);
    void tickWanted(const QString &path, bool ticked);
    void signedValueWanted(const QString &path);
    void formWanted(const QString &path);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;

private:
    void step(int by);
    void tick();
    void drag(const QPoint &place);

    CriteriaModel &m_rows;
    QPersistentModelIndex m_dragged;
};

} // namespace leadlight::model_editor
