// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/actions.h"

#include <utility>

namespace leadlight::bridge {

ActionRegistry::ActionRegistry(QWidget *window, QObject *parent) : QObject(parent), m_window(window)
{
}

QAction *ActionRegistry::add(const QString &id, const QString &text, const QKeySequence &key, Menu menu,
                             QObject *context, std::function<void()> slot)
{
    QAction *action = find(id);
    if (!action) {
        action = new QAction(text, this);
        action->setObjectName(id);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WindowShortcut);
        if (m_window) {
            m_window->addAction(action);
        }
        m_entries.append({id, action, menu, false, false, key});
        Q_EMIT added(id);
    }
    if (slot) {
        connect(action, &QAction::triggered, context ? context : this, std::move(slot));
    }
    return action;
}

QAction *ActionRegistry::addForList(const QString &id, const QString &text, const QKeySequence &key, Menu menu,
                                    QWidget *list, std::function<void()> slot)
{
    QAction *action = find(id);
    if (!action) {
        action = new QAction(text, this);
        action->setObjectName(id);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        if (m_singleKeys) {
            action->setShortcut(key);
        }
        m_entries.append({id, action, menu, true, false, key});
        list->addAction(action);
        connect(action, &QAction::triggered, list, std::move(slot));
        Q_EMIT added(id);
        return action;
    }
    list->addAction(action);
    connect(action, &QAction::triggered, list, std::move(slot));
    return action;
}

void ActionRegistry::separate(const QString &id)
{
    for (Entry &entry : m_entries) {
        if (entry.id == id) {
            entry.separatorBefore = true;
        }
    }
}

QAction *ActionRegistry::find(const QString &id) const
{
    for (const Entry &entry : m_entries) {
        if (entry.id == id) {
            return entry.action;
        }
    }
    return nullptr;
}

QString ActionRegistry::plainText(const QAction &action)
{
    QString text = action.text();
    text.replace(QStringLiteral("&&"), QStringLiteral("\x01"));
    text.remove(QLatin1Char('&'));
    text.replace(QLatin1Char('\x01'), QLatin1Char('&'));
    if (text.endsWith(QStringLiteral("…"))) {
        text.chop(1);
    }
    return text;
}

void ActionRegistry::setSingleKeys(bool on)
{
    m_singleKeys = on;
    for (const Entry &entry : m_entries) {
        if (entry.singleKey) {
            entry.action->setShortcut(on ? entry.key : QKeySequence());
        }
    }
}

} // namespace leadlight::bridge
