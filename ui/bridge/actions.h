// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>

#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>
#include <QWidget>

namespace leadlight::bridge {

enum class Menu : std::uint8_t { file, edit, view, leads, model, tools, help, none };

/// Every action of the program, once: menus, command palette, shortcut list and tests read this. Actions belong to
/// the registry; GUI thread. Ids are dotted: "leads.export", "inbox.accept".
class ActionRegistry : public QObject {
    Q_OBJECT

public:
    struct Entry {
        QString id;
        QAction *action = nullptr;
        Menu menu = Menu::none;
        bool singleKey = false;
        bool separatorBefore = false;
        QKeySequence key; ///< of a single-key action also while those are switched off
    };

    /// `window`: gets the shortcuts that work everywhere.
    explicit ActionRegistry(QWidget *window, QObject *parent = nullptr);

    /// An action of the whole window. `key` may be empty. `text` as in a menu, with its mnemonic. Where the id is there
    /// already, the existing action is returned and calls `slot` too.
    QAction *add(const QString &id, const QString &text, const QKeySequence &key, Menu menu, QObject *context,
                 std::function<void()> slot);
    /// An action whose shortcut works only while `list` or something in it has focus: single letters and digits.
    /// Switched off as a group by setSingleKeys.
    QAction *addForList(const QString &id, const QString &text, const QKeySequence &key, Menu menu, QWidget *list,
                        std::function<void()> slot);
    /// A line above this action in its menu.
    void separate(const QString &id);

    [[nodiscard]] QAction *find(const QString &id) const; ///< null: no such action
    [[nodiscard]] const QList<Entry> &entries() const { return m_entries; }
    /// Text without mnemonic and dots: "Import leads".
    [[nodiscard]] static QString plainText(const QAction &action);

    [[nodiscard]] bool singleKeys() const { return m_singleKeys; }
    void setSingleKeys(bool on);

Q_SIGNALS:
    void added(const QString &id);

private:
    QWidget *m_window;
    QList<Entry> m_entries;
    bool m_singleKeys = true;
};

} // namespace leadlight::bridge
