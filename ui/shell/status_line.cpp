// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/status_line.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLocale>

#include "bridge/text.h"
#include "bridge/time_text.h"
#include "theme/roles.h"
#include "theme/theme.h"

namespace leadlight::shell {

namespace {

constexpr int jobLookMilliseconds = 100;
constexpr int jobShownAfter = 300;
constexpr int cancelShownAfter = 1000;

QLabel *statusLabel(QWidget *parent, const QString &name)
{
    auto *label = new QLabel(parent);
    label->setAccessibleName(name);
    theme::setRole(*label, theme::Role::small);
    return label;
}

} // namespace

StatusLine::StatusLine(bridge::WorkspaceSession &session, bridge::FilterState &filter, QWidget *parent)
    : QWidget(parent), m_session(session), m_filter(filter)
{
    setAttribute(Qt::WA_StyledBackground);
    theme::setRole(*this, theme::Role::statusLine);
    m_filtered = statusLabel(this, tr("Filtered"));
    m_filtered->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_fresh = statusLabel(this, tr("Freshness"));
    m_saved = statusLabel(this, tr("Saved"));
    m_cancel = new QPushButton(tr("Cancel"), this);
    m_cancel->setAccessibleName(tr("Cancel the running job"));
    theme::setRole(*m_cancel, theme::Role::link);
    m_cancel->hide();
    m_file = statusLabel(this, tr("Workspace file"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(18);
    row->addWidget(m_filtered, 1);
    row->addWidget(m_fresh);
    row->addWidget(m_saved);
    row->addWidget(m_cancel);
    row->addWidget(m_file);

    connect(m_cancel, &QPushButton::clicked, this, [this] { m_session.stopCurrentJob(); });
    connect(&filter, &bridge::FilterState::changed, this, &StatusLine::showFilter);
    connect(&filter, &bridge::FilterState::rowsChanged, this, &StatusLine::showFilter);
    connect(&session, &bridge::WorkspaceSession::snapshotChanged, this, &StatusLine::showSnapshot);
    connect(&session, &bridge::WorkspaceSession::closed, this, &StatusLine::showSnapshot);
    connect(&session, &bridge::WorkspaceSession::jobsChanged, this, [this] {
        if (m_session.currentJob()) {
            m_jobTimer.start(jobLookMilliseconds);
        }
        showJob();
    });
    connect(&m_jobTimer, &QTimer::timeout, this, &StatusLine::showJob);
    connect(&theme::theme(), &theme::Theme::changed, this, &StatusLine::resizeToTheme);
    resizeToTheme();
}

void StatusLine::resizeToTheme()
{
    setFixedHeight(theme::theme().px(theme::size::statusLine));
}

void StatusLine::showFilter()
{
    const QString sentence = m_filter.sentence();
    m_filtered->setText(sentence);
    m_filtered->setToolTip(sentence);
}

void StatusLine::showSnapshot()
{
    showFilter();
    const bridge::SnapshotPtr snapshot = m_session.snapshot();
    if (!snapshot) {
        for (QLabel *label : {m_fresh, m_saved, m_file}) {
            label->clear();
            label->setToolTip({});
        }
        return;
    }
    const bridge::TimeText times(snapshot->zone(), m_session.now());
    m_fresh->setText(snapshot->dataUpTo == base::Instant{} ? QString() : tr("data up to %1").arg(times.relative(snapshot->dataUpTo)));
    const double milliseconds = static_cast<double>(snapshot->scoringMicroseconds) / 1000;
    m_fresh->setToolTip(tr("Scored as of %1, in %2 ms")
                            .arg(times.moment(snapshot->asOf), QLocale().toString(milliseconds, 'f', 1)));
    m_file->setText(QFileInfo(m_session.path()).fileName());
    m_file->setToolTip(m_session.path());
    showJob();
}

void StatusLine::showJob()
{
    const auto job = m_session.currentJob();
    if (!job) {
        m_jobTimer.stop();
        m_shownJob = nullptr;
        m_cancel->hide();
        m_saved->setText(!m_session.isOpen()        ? QString()
                         : m_session.isWritable() ? tr("All changes saved")
                                                  : tr("Read-only"));
        return;
    }
    if (job->progress.get() != m_shownJob) {
        m_shownJob = job->progress.get();
        m_jobTime.start();
    }
    if (m_jobTime.elapsed() < jobShownAfter) {
        return; // nothing flickers for a short job
    }
    const auto done = static_cast<std::int64_t>(job->progress->done());
    const auto total = static_cast<std::int64_t>(job->progress->total());
    QString text = job->label;
    if (total > 0) {
        text = tr("%1 – %2 of %3").arg(job->label, bridge::countText(done), bridge::countText(total));
    }
    m_saved->setText(text);
    m_cancel->setVisible(m_jobTime.elapsed() >= cancelShownAfter);
}

} // namespace leadlight::shell
