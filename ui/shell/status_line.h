// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QWidget>

#include "bridge/filter_state.h"
#include "bridge/session.h"

namespace leadlight::shell {

/// The bottom line: what is filtered, how fresh the data are, whether all is saved, the file; a job with its progress
/// and Cancel takes the place of "saved" while it runs.
class StatusLine : public QWidget {
    Q_OBJECT

public:
    StatusLine(bridge::WorkspaceSession &session, bridge::FilterState &filter, QWidget *parent = nullptr);

private:
    void showFilter();
    void showSnapshot();
    void showJob();
    void resizeToTheme();

    bridge::WorkspaceSession &m_session;
    bridge::FilterState &m_filter;
    QLabel *m_filtered;
    QLabel *m_fresh;
    QLabel *m_saved;
    QPushButton *m_cancel;
    QLabel *m_file;
    QTimer m_jobTimer;
    QElapsedTimer m_jobTime;
    const base::Progress *m_shownJob = nullptr; ///< to notice that another job began; never dereferenced
};

} // namespace leadlight::shell
