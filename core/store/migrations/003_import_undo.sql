-- SPDX-License-Identifier: GPL-3.0-or-later
-- What takes an import back: the change set of SQLite's session extension, in parts. Kept for 30 days; the ledger has
-- no part in it, it is only added to.
CREATE TABLE import_undo(
    import_id INTEGER NOT NULL REFERENCES import(id),
    part INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (import_id, part)
) STRICT, WITHOUT ROWID;
CREATE TABLE import_undone(
    import_id INTEGER PRIMARY KEY REFERENCES import(id),
    person BLOB NOT NULL,
    time INTEGER NOT NULL
) STRICT;
