-- SPDX-License-Identifier: GPL-3.0-or-later
-- Rows that an import only added. Nothing stood in their place, so their keys and a digest of what went in take them
-- back; the change set in import_undo holds the rest. `kind` is store::AddedKind; `owner` is the column of pages or the
-- system of names; `digest` covers the rows in the order of their keys.
CREATE TABLE import_added(
    import_id INTEGER NOT NULL REFERENCES import(id),
    part INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    owner TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    rows INTEGER NOT NULL,
    digest INTEGER NOT NULL,
    PRIMARY KEY (import_id, part)
) STRICT, WITHOUT ROWID;
