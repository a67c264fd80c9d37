-- SPDX-License-Identifier: GPL-3.0-or-later
-- What happened at an account without anybody knowing who it was: a visit from its network, a call of its switchboard.
-- They are few beside the activities of leads, so they stand as rows. `number` holds the bits of a double, NULL: blank.
-- `key` identifies the content as with other activities; `checksum` covers the whole row.
CREATE TABLE account_activity(
    seq INTEGER PRIMARY KEY CHECK (seq > 0),
    account INTEGER NOT NULL REFERENCES account(row),
    time INTEGER NOT NULL,
    type TEXT NOT NULL,
    channel INTEGER NOT NULL,
    asset TEXT NOT NULL,
    area TEXT NOT NULL,
    phase TEXT NOT NULL,
    campaign TEXT NOT NULL,
    number INTEGER,
    text TEXT NOT NULL,
    key INTEGER NOT NULL,
    import_id INTEGER NOT NULL,
    checksum INTEGER NOT NULL
) STRICT;
