// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "workspace/commands/import_file.h"

class QComboBox;
class QLabel;
class QLineEdit;

namespace leadlight::imports {

class DropArea;

/// Step 1: which file, what its rows are and where they come from.
class ChoosePage final : public QWidget {
    Q_OBJECT

public:
    explicit ChoosePage(QWidget *parent = nullptr);

    /// Takes a file; its name tells what the rows probably are.
    void setFile(const QString &path);
    [[nodiscard]] QString file() const { return m_file; }
    /// File, kind, encoding, source and what happens to leads that are there already.
    void fill(workspace::ImportRequest &request) const;
    void setKind(io::ImportKind kind);
    void setSourceType(const QString &key);
    [[nodiscard]] DropArea *dropArea() const { return m_drop; }
    [[nodiscard]] QString warning() const;

Q_SIGNALS:
    void changed();

private:
    void showWarning();

    QString m_file;
    DropArea *m_drop;
    QComboBox *m_kind;
    QLineEdit *m_source;
    QComboBox *m_sourceType;
    QComboBox *m_duplicates;
    QComboBox *m_encoding;
    QLabel *m_warning;
};

} // namespace leadlight::imports
