// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include <QDialog>

#include "bridge/session.h"
#include "workspace/field_edit.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace leadlight::inspector {

/// A form with the attributes that people know of a lead, for adding one and for changing one. It stays open until
/// what it asked for is done; a refusal is shown in it.
class LeadForm final : public QDialog {
    Q_OBJECT

public:
    LeadForm(const QString &title, const QString &verb, QWidget *parent = nullptr);

    /// Fills the fields from a lead; only what differs is asked for afterwards.
    void setLead(const workspace::Snapshot &snapshot, std::uint32_t row);
    [[nodiscard]] workspace::FieldValues changedValues() const;
    void setBusy(bool busy);
    void showRefusal(const QString &text);

Q_SIGNALS:
    void submitted(); ///< at least one field differs

private:
    struct Field {
        std::string key;
        QString before;
        QLineEdit *edit = nullptr;
    };
    void submit();

    std::vector<Field> m_fields;
    QLabel *m_refusal;
    QPushButton *m_submit;
};

} // namespace leadlight::inspector
