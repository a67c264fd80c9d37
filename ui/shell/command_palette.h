// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QLineEdit>
#include <QListView>

#include "bridge/view.h"
#include "shell/palette_model.h"

namespace leadlight::shell {

/// Every command, view and lead by typing a part of its name. Opens under the header's search field, closes with Esc,
/// and gives focus back to where it was.
class CommandPalette : public QFrame {
    Q_OBJECT

public:
    explicit CommandPalette(bridge::ViewContext &context, QWidget *window);

    void openAt(const QRect &field);
    void closeBack();
    /// Leads looked at last come first while nothing is typed.
    void noteLead(std::uint32_t row);

Q_SIGNALS:
    void leadChosen(quint32 row);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void look(const QString &text);
    void showRecent();
    void runCurrent();
    void step(int by);
    void fitHeight();

    bridge::ViewContext &m_context;
    PaletteModel m_model;
    QLineEdit *m_field;
    QListView *m_list;
    QList<std::uint32_t> m_recent;
    QPointer<QWidget> m_before;
};

} // namespace leadlight::shell
