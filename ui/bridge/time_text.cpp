// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/time_text.h"

#include <QCoreApplication>
#include <QLocale>

namespace leadlight::bridge {

namespace {

constexpr std::int64_t minuteSeconds = 60;
constexpr std::int64_t hourSeconds = 60 * minuteSeconds;

QString worded(const char *text)
{
    return QCoreApplication::translate("TimeText", text);
}

QString dayInYear(const QDate &date, bool withYear)
{
    return QLocale().toString(date, withYear ? QStringLiteral("d MMM yyyy") : QStringLiteral("d MMM"));
}

/// "18 min", "1 h 05 min", "3 h", "4 days": whole units, rounded down.
QString lengthText(std::int64_t seconds)
{
    if (seconds < hourSeconds) {
        return worded("%1 min").arg(seconds / minuteSeconds);
    }
    if (seconds < 2 * hourSeconds) {
        const std::int64_t minutes = seconds % hourSeconds / minuteSeconds;
        return worded("1 h %1 min").arg(minutes, 2, 10, QLatin1Char('0'));
    }
    if (seconds < 2 * base::secondsPerDay) {
        return worded("%1 h").arg(seconds / hourSeconds);
    }
    return worded("%1 days").arg(seconds / base::secondsPerDay);
}

} // namespace

QDate toQt(base::Date date)
{
    return QDate(1970, 1, 1).addDays(date.days);
}

base::Date fromQt(const QDate &date)
{
    return {static_cast<std::int32_t>(QDate(1970, 1, 1).daysTo(date))};
}

QString dateText(base::Date date)
{
    return dayInYear(toQt(date), true);
}

QDateTime TimeText::local(base::Instant instant) const
{
    const auto offset = static_cast<int>(m_zone.offsetAt(instant).seconds);
    return QDateTime::fromSecsSinceEpoch(instant.seconds, Qt::OffsetFromUTC, offset);
}

QString TimeText::moment(base::Instant instant) const
{
    return QLocale().toString(local(instant), QStringLiteral("d MMM yyyy HH:mm"));
}

QString TimeText::calendarDay(base::Date date) const
{
    const QDate day = toQt(date);
    return dayInYear(day, day.year() != toQt(m_zone.localDate(m_now)).year());
}

QString TimeText::relative(base::Instant instant) const
{
    const base::Date date = m_zone.localDate(instant);
    const int ago = m_zone.localDate(m_now).days - date.days;
    const QString time = local(instant).time().toString(QStringLiteral("HH:mm"));
    switch (ago) {
    case -1:
        return worded("tomorrow %1").arg(time);
    case 0:
        return worded("today %1").arg(time);
    case 1:
        return worded("yesterday %1").arg(time);
    default:
        break;
    }
    if (ago > -7 && ago < 7) {
        return QLocale().toString(toQt(date), QStringLiteral("ddd")) + QLatin1Char(' ') + time;
    }
    return calendarDay(date);
}

QString TimeText::day(base::Instant instant) const
{
    return day(m_zone.localDate(instant));
}

QString TimeText::day(base::Date date) const
{
    const int ago = m_zone.localDate(m_now).days - date.days;
    switch (ago) {
    case -1:
        return worded("tomorrow");
    case 0:
        return worded("today");
    case 1:
        return worded("yesterday");
    default:
        break;
    }
    if (ago > 0 && ago < 7) {
        return worded("%1 days ago").arg(ago);
    }
    if (ago < 0 && ago > -7) {
        return worded("in %1 days").arg(-ago);
    }
    return calendarDay(date);
}

TimeText::Clock TimeText::due(base::Instant due, double limitLeft) const
{
    const std::int64_t left = due.seconds - m_now.seconds;
    if (left < 0) {
        return {worded("%1 late").arg(lengthText(-left)), Urgency::late};
    }
    return {worded("%1 left").arg(lengthText(left)), limitLeft <= 0.25 ? Urgency::soon : Urgency::none};
}

QString TimeText::lasting(base::Instant since) const
{
    const std::int64_t seconds = m_now.seconds - since.seconds;
    return seconds < minuteSeconds ? worded("just now") : lengthText(seconds);
}

} // namespace leadlight::bridge
