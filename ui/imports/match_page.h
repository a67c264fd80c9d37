// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "imports/file_reading.h"

class QLabel;
class QTableView;

namespace leadlight::kit {
class Card;
}

namespace leadlight::imports {

class ColumnModel;
class WordModel;

/// Step 3: where each column goes, as what it is read, and what the words of stages and outcomes mean.
class MatchPage final : public QWidget {
    Q_OBJECT

public:
    explicit MatchPage(QWidget *parent = nullptr);

    /// `keepOwn`: what people changed stays for columns of the same name.
    void setReading(const FileReading &reading, bool keepOwn = false);
    [[nodiscard]] const io::ImportPlan &plan() const;
    [[nodiscard]] ColumnModel &columns() const { return *m_columns; }
    [[nodiscard]] QTableView *columnTable() const { return m_columnTable; }
    [[nodiscard]] QTableView *wordTable(const std::string &target) const;
    /// Goes to a column of the file, or to its words where it has some, with the focus.
    void showColumn(const std::string &name);

private:
    struct Words {
        std::string target;
        WordModel *model = nullptr;
        kit::Card *card = nullptr;
        QTableView *table = nullptr;
    };

    [[nodiscard]] Words wordsCard(const std::string &target, const QString &title, const QString &tableName);
    void showMatched();

    ColumnModel *m_columns;
    QLabel *m_matched;
    QTableView *m_columnTable;
    std::vector<Words> m_words;
};

} // namespace leadlight::imports
