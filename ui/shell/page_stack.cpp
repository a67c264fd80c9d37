// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/page_stack.h"

namespace leadlight::shell {

QSize PageStack::minimumSizeHint() const
{
    QSize least;
    for (int i = 0; i < count(); ++i) {
        least = least.expandedTo(widget(i)->minimumSizeHint()).expandedTo(widget(i)->minimumSize());
    }
    return least;
}

} // namespace leadlight::shell
