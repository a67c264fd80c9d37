// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "workspace/commands/import_file.h"
#include "workspace/queries/source_yield.h"

class QBoxLayout;
class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace leadlight::imports {

class DropArea;
class HistoryCard;

/// Step 1: which file, what its rows are and where they come from; beside it, what was imported so far.
class ChoosePage final : public QWidget {
    Q_OBJECT

public:
    explicit ChoosePage(QWidget *parent = nullptr);

    /// Takes a file; its name tells what the rows probably are.
    void setFile(const QString &path);
    [[nodiscard]] QString file() const { return m_file; }
    /// File, kind, source and what happens to leads that are there already.
    void fill(workspace::ImportRequest &request) const;
    void setKind(io::ImportKind kind);
    void setSourceType(const QString &key);
    [[nodiscard]] QString sourceType() const;
    /// Bought and collected lists: what such lists brought here is said with the warning.
    [[nodiscard]] bool asksForYield() const;
    void setYield(const workspace::SourceYield &yield, const QString &currency);
    [[nodiscard]] DropArea *dropArea() const { return m_drop; }
    [[nodiscard]] HistoryCard *history() const { return m_history; }
    [[nodiscard]] QString warning() const;

Q_SIGNALS:
    void changed();
    void sourceTypeChanged();
    void submitted(); ///< Enter in the field for the source

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *aboutCard();
    void showWarning();

    QString m_file;
    QString m_yield;
    QBoxLayout *m_row;
    DropArea *m_drop;
    HistoryCard *m_history;
    QComboBox *m_kind;
    QLineEdit *m_source;
    QComboBox *m_sourceType;
    QComboBox *m_duplicates;
    QCheckBox *m_blanksErase;
    QLabel *m_warning;
};

} // namespace leadlight::imports
