// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/model_state.h"

#include <QCoreApplication>
#include <QDate>
#include <QStringList>

#include "bridge/text.h"
#include "bridge/time_text.h"
#include "workspace/queries/review_state.h"

namespace leadlight::shell {

namespace {

QString headerWord(const char *text)
{
    return QCoreApplication::translate("ModelState", text);
}

QString sideWord(domain::Side side)
{
    return bridge::toQt(domain::labelOf(side));
}

QString reviewText(int days)
{
    if (days == 0) {
        return headerWord("Review due today");
    }
    if (days == 1 || days == -1) {
        return days > 0 ? headerWord("Review due tomorrow") : headerWord("Review was due yesterday");
    }
    return days > 0 ? headerWord("Review due in %1 days").arg(days) : headerWord("Review %1 days overdue").arg(-days);
}

QString signersText(const agreement::ModelVersion &version, const workspace::Snapshot &snapshot,
                    const bridge::TimeText &times)
{
    QStringList lines;
    for (const agreement::VersionSignature &signature : version.signatures) {
        const domain::Person *person = snapshot.personOf(signature.person);
        lines << headerWord("%1 for %2, %3")
                     .arg(person ? bridge::toQt(person->name) : headerWord("Somebody"), sideWord(signature.side),
                          times.moment(signature.time));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

ModelState modelState(const workspace::Snapshot &snapshot, base::Instant now)
{
    ModelState state;
    if (!snapshot.inForce) {
        state.text = headerWord("Unsigned draft");
        state.detail = headerWord("It scores, but nothing is handed over before both sides sign.");
        return state;
    }
    state.signedByBoth = true;
    state.text = headerWord("Model v%1 · signed by Marketing & Sales").arg(snapshot.modelVersion);
    for (const agreement::ModelVersion &version : snapshot.versions) {
        if (version.number != snapshot.modelVersion) {
            continue;
        }
        state.detail = signersText(version, snapshot, bridge::TimeText(snapshot.zone(), now));
    }
    if (const auto days = workspace::daysToReview(snapshot, now)) {
        state.review = workspace::openReviewOf(snapshot) ? headerWord("Review is open") : reviewText(*days);
        state.reviewLate = *days < 0;
    }
    return state;
}

QString tableText(const workspace::Snapshot &snapshot, Names names)
{
    QStringList sitting;
    for (const domain::Side side : {domain::Side::marketing, domain::Side::sales, domain::Side::both}) {
        for (const domain::Person &person : snapshot.people) {
            if (person.atTable && person.side == side) {
                const QString whole = bridge::toQt(person.name);
                const QString name = names == Names::given ? whole.section(QLatin1Char(' '), 0, 0) : whole;
                sitting << headerWord("%1 (%2)").arg(name, sideWord(side));
            }
        }
    }
    return sitting.isEmpty() ? headerWord("Nobody is at the table") : sitting.join(QStringLiteral(", "));
}

} // namespace leadlight::shell
