// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QWidget>

#include "bridge/time_text.h"
#include "workspace/queries/import_history.h"

class QLabel;
class QVBoxLayout;

namespace leadlight::imports {

/// "Imported so far": which files came in, from where, by whom and when; those that can be undone have a button.
class HistoryCard final : public QWidget {
    Q_OBJECT

public:
    explicit HistoryCard(QWidget *parent = nullptr);

    /// Newest first.
    void setEntries(const std::vector<workspace::ImportEntry> &entries, const bridge::TimeText &times, const QString &currency,
                    bool canWrite);

Q_SIGNALS:
    void undoRequested(qint64 number, const QString &file);

private:
    [[nodiscard]] QWidget *entry(const workspace::ImportEntry &entry, const bridge::TimeText &times, const QString &currency, bool canWrite);

    QLabel *m_none;
    QVBoxLayout *m_rows;
    QWidget *m_list = nullptr;
};

} // namespace leadlight::imports
