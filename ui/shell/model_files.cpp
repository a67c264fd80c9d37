// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/model_files.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "model/model_json.h"
#include "model/validation.h"
#include "theme/theme.h"
#include "wording/findings.h"
#include "workspace/commands/edit_draft.h"
#include "workspace/whole_file.h"

namespace leadlight::shell {

namespace {

constexpr std::size_t largestModel = 8U << 20U; ///< bytes; the largest model we ship has a hundredth of it

base::Result<model::ScoringModel> readModel(const std::string &path)
{
    const auto text = workspace::readWholeFile(path, largestModel);
    if (!text) {
        return base::fail(text.error());
    }
    return model::parseModel(*text);
}

} // namespace

ModelFiles::ModelFiles(bridge::ViewContext &context, QWidget *window, std::function<void(const QString &)> say)
    : QObject(window), m_context(context), m_window(window), m_say(std::move(say))
{
}

void ModelFiles::importDraft()
{
    const QString path = QFileDialog::getOpenFileName(m_window, tr("Import model"), {}, tr("Models (*.json)"));
    if (!path.isEmpty()) {
        importFrom(path);
    }
}

void ModelFiles::importFrom(const QString &path)
{
    m_context.session.run(
        tr("Importing the model"),
        [file = bridge::toUtf8(path)](workspace::Workspace &open, base::Progress &) -> base::Result<int> {
            auto model = readModel(file);
            if (!model) {
                return base::fail(model.error());
            }
            return workspace::importDraft(open, *model);
        },
        this, [this, path](const base::Result<int> &version) {
            m_say(version ? tr("“%1” is now the draft of v%2. Both sides sign before it counts.")
                                .arg(QFileInfo(path).fileName())
                                .arg(*version)
                          : bridge::messageOf(version.error()));
        });
}

void ModelFiles::exportModel()
{
    const QString path = QFileDialog::getSaveFileName(m_window, tr("Export model"), {}, tr("Models (*.json)"));
    if (!path.isEmpty()) {
        exportTo(path);
    }
}

void ModelFiles::exportTo(const QString &path)
{
    m_context.session.query(
        QStringLiteral("export model"),
        [file = bridge::toUtf8(path)](const workspace::Snapshot &snapshot, base::Progress &) {
            return workspace::writeWholeFile(file, model::prettyJson(*snapshot.model));
        },
        this, [this, path](const base::Result<void> &written) {
            m_say(written ? tr("Model saved as “%1”.").arg(QFileInfo(path).fileName()) : bridge::messageOf(written.error()));
        });
}

void ModelFiles::check()
{
    m_context.session.query(
        QStringLiteral("check model"),
        [](const workspace::Snapshot &snapshot, base::Progress &) {
            return model::validate(snapshot.draft ? *snapshot.draft : *snapshot.model, &snapshot.leads);
        },
        this, [this](const std::vector<model::Finding> &findings) {
            QStringList texts;
            for (const model::Finding &finding : findings) {
                texts << bridge::toQt(wording::findingText(finding));
            }
            showFindings(texts);
        });
}

void ModelFiles::showFindings(const QStringList &findings)
{
    if (findings.isEmpty()) {
        m_say(tr("The check found nothing wrong with the model."));
        return;
    }
    auto *dialog = new QDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Model check"));
    dialog->resize(theme::theme().px(560), theme::theme().px(360));
    auto *list = new QListWidget(dialog);
    list->setAccessibleName(tr("Findings"));
    list->setWordWrap(true);
    list->addItems(findings);
    list->setCurrentRow(0);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    auto *column = new QVBoxLayout(dialog);
    column->addWidget(new QLabel(findings.size() == 1 ? tr("One finding") : tr("%1 findings").arg(findings.size()), dialog));
    column->addWidget(list, 1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    dialog->open();
}

} // namespace leadlight::shell
