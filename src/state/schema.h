// The tables of `.feedgen/state.db`, described in docs/state-format.md. One number for all of them:
// raise it when you change a table.
#pragma once

#include <cstdint>

namespace feedgen {

inline constexpr std::int64_t kStateVersion = 10;              // PRAGMA user_version
inline constexpr std::int64_t kStateApplication = 0x66656467;  // PRAGMA application_id: "fedg"

/// SQLite keeps this text as it is, so it is not indented: the schema of a small state then needs
/// no page behind those of the tables, and a file whose end was cut off still gives its ids.
inline constexpr const char* kStateSchema = R"(
CREATE TABLE binding (
folder INTEGER NOT NULL,
file INTEGER NOT NULL,
marked INTEGER NOT NULL,
mark BLOB NOT NULL,
user INTEGER NOT NULL
) STRICT;
CREATE TABLE ids (
id TEXT NOT NULL PRIMARY KEY,
path TEXT NOT NULL,
title TEXT NOT NULL,
published INTEGER NOT NULL,
content BLOB NOT NULL,
body BLOB NOT NULL,
state INTEGER NOT NULL
) STRICT;
CREATE INDEX ids_by_path ON ids (path);
CREATE INDEX ids_by_content ON ids (content);
CREATE INDEX ids_by_body ON ids (body);
CREATE INDEX ids_gone ON ids (published) WHERE state = 1;
CREATE TABLE repositories (
path TEXT NOT NULL PRIMARY KEY,
head TEXT NOT NULL
) STRICT;
CREATE TABLE shared_heads (
path TEXT NOT NULL PRIMARY KEY,
head TEXT NOT NULL
) STRICT;
CREATE TABLE facts (
name TEXT NOT NULL PRIMARY KEY,
value INTEGER NOT NULL
) STRICT;
CREATE TABLE folders (
number INTEGER PRIMARY KEY,
root TEXT NOT NULL,
path TEXT NOT NULL,
by_links INTEGER NOT NULL,
UNIQUE (root, path, by_links)
) STRICT;
CREATE TABLE files (
folder INTEGER NOT NULL,
name TEXT NOT NULL,
size INTEGER NOT NULL,
inode INTEGER NOT NULL,
modified INTEGER NOT NULL,
changed INTEGER NOT NULL,
section INTEGER NOT NULL,
article INTEGER NOT NULL,
PRIMARY KEY (folder, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE articles (
number INTEGER PRIMARY KEY,
folder INTEGER NOT NULL,
name TEXT NOT NULL,
state INTEGER NOT NULL,
published INTEGER NOT NULL,
starts INTEGER,
expires INTEGER,
sorted INTEGER NOT NULL,
content BLOB NOT NULL,
entry_digest INTEGER NOT NULL,
claim INTEGER,
id TEXT,
groups BLOB NOT NULL,
undated INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE first_commits (
article INTEGER PRIMARY KEY,
head TEXT NOT NULL,
found TEXT NOT NULL,
time INTEGER NOT NULL,
date INTEGER
) STRICT;
CREATE TABLE problems (
article INTEGER PRIMARY KEY,
line INTEGER NOT NULL,
position INTEGER NOT NULL,
problem TEXT NOT NULL,
remedy TEXT NOT NULL,
reported INTEGER NOT NULL
) STRICT;
CREATE TABLE kept_back (
article INTEGER PRIMARY KEY,
key TEXT NOT NULL,
line INTEGER NOT NULL,
position INTEGER NOT NULL
) STRICT;
CREATE TABLE groups (
number INTEGER PRIMARY KEY,
parent INTEGER NOT NULL,
name TEXT NOT NULL,
folder TEXT NOT NULL,
articles INTEGER NOT NULL
) STRICT;
CREATE INDEX groups_by_name ON groups (parent, name);
CREATE INDEX groups_by_articles ON groups (parent, articles DESC, name);
CREATE TABLE members (
category INTEGER NOT NULL,
first INTEGER NOT NULL,
article INTEGER NOT NULL,
packed BLOB NOT NULL,
PRIMARY KEY (category, first, article)
) STRICT, WITHOUT ROWID;
CREATE TABLE outputs (
number INTEGER PRIMARY KEY,
path TEXT NOT NULL UNIQUE,
rules INTEGER NOT NULL,
generation INTEGER NOT NULL,
articles INTEGER NOT NULL DEFAULT 0,
feeds INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE sources (
output INTEGER NOT NULL,
path TEXT NOT NULL,
PRIMARY KEY (output, path)
) STRICT, WITHOUT ROWID;
CREATE TABLE feeds (
output INTEGER NOT NULL,
path TEXT NOT NULL,
url TEXT NOT NULL,
inputs_digest BLOB NOT NULL,
content_digest BLOB NOT NULL,
adopted_digest BLOB NOT NULL,
size INTEGER NOT NULL,
inode INTEGER NOT NULL,
modified INTEGER NOT NULL,
format TEXT NOT NULL,
of_site INTEGER NOT NULL,
PRIMARY KEY (output, path)
) STRICT, WITHOUT ROWID;
CREATE TABLE unproven (
output INTEGER NOT NULL,
path TEXT NOT NULL,
PRIMARY KEY (output, path)
) STRICT, WITHOUT ROWID;
CREATE TABLE pages (
folder TEXT NOT NULL,
path TEXT NOT NULL,
links_digest BLOB NOT NULL,
size INTEGER NOT NULL,
inode INTEGER NOT NULL,
modified INTEGER NOT NULL,
PRIMARY KEY (folder, path)
) STRICT, WITHOUT ROWID;
CREATE TABLE article_pages (
article INTEGER PRIMARY KEY,
made_of INTEGER NOT NULL,
page TEXT NOT NULL
) STRICT;
CREATE TABLE uses (
category INTEGER NOT NULL,
kind INTEGER NOT NULL,
name TEXT NOT NULL,
answer INTEGER NOT NULL,
PRIMARY KEY (kind, name, category)
) STRICT, WITHOUT ROWID;
CREATE INDEX uses_by_category ON uses (category);
CREATE TABLE documents (
output INTEGER NOT NULL,
category INTEGER NOT NULL,
first INTEGER NOT NULL,
ordinal INTEGER NOT NULL,
path TEXT NOT NULL,
article INTEGER NOT NULL,
name TEXT NOT NULL,
entries INTEGER NOT NULL,
inputs_digest BLOB NOT NULL,
content_digest BLOB NOT NULL,
size INTEGER NOT NULL,
inode INTEGER NOT NULL,
modified INTEGER NOT NULL,
unproven INTEGER NOT NULL,
PRIMARY KEY (output, category, first, ordinal, path)
) STRICT, WITHOUT ROWID;
CREATE INDEX documents_unproven ON documents (output) WHERE unproven = 1;
CREATE TABLE article_uses (
article INTEGER NOT NULL,
kind INTEGER NOT NULL,
name TEXT NOT NULL,
answer INTEGER NOT NULL,
PRIMARY KEY (kind, name, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_uses_by_article ON article_uses (article);
CREATE TABLE targets (
number INTEGER PRIMARY KEY,
output INTEGER NOT NULL,
protocol TEXT NOT NULL,
url TEXT NOT NULL,
not_before INTEGER NOT NULL,
asked_until INTEGER NOT NULL,
failing_since INTEGER NOT NULL,
failures INTEGER NOT NULL,
gone INTEGER NOT NULL,
answer TEXT NOT NULL,
UNIQUE (output, protocol, url)
) STRICT;
CREATE TABLE notices (
target INTEGER NOT NULL,
topic TEXT NOT NULL,
accepted BLOB NOT NULL,
given_up BLOB NOT NULL,
attempts INTEGER NOT NULL,
failing_since INTEGER NOT NULL,
next_try INTEGER NOT NULL,
answer TEXT NOT NULL,
PRIMARY KEY (target, topic)
) STRICT, WITHOUT ROWID;
CREATE TABLE upload_targets (
number INTEGER PRIMARY KEY,
output INTEGER NOT NULL,
url TEXT NOT NULL,
answer TEXT NOT NULL,
UNIQUE (output, url)
) STRICT;
CREATE TABLE uploads (
target INTEGER NOT NULL,
path TEXT NOT NULL,
accepted BLOB NOT NULL,
content BLOB NOT NULL,
sent BLOB NOT NULL,
etag TEXT NOT NULL,
answer TEXT NOT NULL,
PRIMARY KEY (target, path)
) STRICT, WITHOUT ROWID;
CREATE TABLE addresses (
url TEXT NOT NULL PRIMARY KEY,
change INTEGER NOT NULL,
article INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX addresses_by_article ON addresses (article);
PRAGMA application_id = 1717920871;
PRAGMA user_version = 10;
)";

/// Made when the tables have been filled for the first time: filling them is cheaper without.
inline constexpr const char* kStateIndexes = R"(
CREATE INDEX IF NOT EXISTS articles_by_claim ON articles (claim) WHERE claim IS NOT NULL;
CREATE INDEX IF NOT EXISTS articles_waiting ON articles (starts) WHERE starts IS NOT NULL;
CREATE INDEX IF NOT EXISTS articles_expiring ON articles (expires) WHERE expires IS NOT NULL;
)";

}  // namespace feedgen
