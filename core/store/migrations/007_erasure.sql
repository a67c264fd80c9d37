-- SPDX-License-Identifier: GPL-3.0-or-later
-- People who were erased. Their rows stay, empty, because rows are dense; nothing shows them. What would bring them back
-- is known by a keyed hash alone (the key stands in meta as 'erasure_key').
CREATE TABLE erased_lead(row INTEGER PRIMARY KEY REFERENCES lead(row)) STRICT;
CREATE TABLE erased_name(hash BLOB NOT NULL PRIMARY KEY CHECK (length(hash) = 32)) STRICT, WITHOUT ROWID;
