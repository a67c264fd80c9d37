-- SPDX-License-Identifier: GPL-3.0-or-later
-- What hangs on a small deed and is never changed: on a dispute, the breakdown of the lead's score as it was then, in
-- JSON. A table of its own, so that the checksums of the deeds there are, and imports that can be taken back, stay as
-- they are.
CREATE TABLE deed_attachment(
    deed INTEGER PRIMARY KEY,
    data TEXT NOT NULL,
    checksum INTEGER NOT NULL DEFAULT 0
) STRICT;
