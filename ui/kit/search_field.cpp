// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/search_field.h"

#include "theme/icons.h"

#include <QAction>
#include <QKeyEvent>

namespace leadlight::kit {

SearchField::SearchField(const QString &placeholder, const QString &accessibleName, QWidget *parent)
    : QLineEdit(parent)
{
    setPlaceholderText(placeholder);
    setAccessibleName(accessibleName);
    setClearButtonEnabled(true);
    addAction(theme::icon(QLatin1String("search"), theme::Tone::muted), QLineEdit::LeadingPosition);
    // The style's own clear icon is a picture in one colour.
    if (auto *clear = findChild<QAction *>(QStringLiteral("_q_qlineeditclearaction")))
        clear->setIcon(theme::icon(QLatin1String("close"), theme::Tone::muted));
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Down) {
        Q_EMIT left();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace leadlight::kit
