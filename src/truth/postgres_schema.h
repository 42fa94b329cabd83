// The tables of a state on PostgreSQL, described in docs/many-builders.md: one migration for each
// format, in their order, each run as one transaction. What was released never changes; a change of
// a table is one more migration.
#pragma once

#include <array>

namespace feedgen {

/// The first makes format 1 of nothing. Text is bytea: paths are bytes, and any other text may hold
/// what the server's encoding refuses. `key` is the SHA-256 of a row's own key. The third takes
/// away references to feedgen_sites: the server looked them up for each row, a third of its time,
/// and no row of feedgen_sites is ever removed.
inline constexpr std::array<const char*, 3> kPostgresMigrations{R"(
CREATE TABLE feedgen_format (format bigint NOT NULL);
INSERT INTO feedgen_format (format) VALUES (0);
CREATE TABLE feedgen_sites (
  site bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name bytea NOT NULL UNIQUE,
  fence bigint NOT NULL DEFAULT 0,
  version bigint NOT NULL DEFAULT 0,
  token bigint NOT NULL DEFAULT 0,
  oldest bigint NOT NULL DEFAULT 0,
  holder bytea NOT NULL DEFAULT '',
  held_since timestamptz
);
CREATE TABLE feedgen_versions (
  site bigint NOT NULL REFERENCES feedgen_sites,
  version bigint NOT NULL,
  token bigint NOT NULL,
  written timestamptz NOT NULL DEFAULT now(),
  builder bytea NOT NULL,
  PRIMARY KEY (site, version)
);
CREATE TABLE feedgen_ids (
  site bigint NOT NULL REFERENCES feedgen_sites,
  key bytea NOT NULL,
  version bigint NOT NULL,
  is_gone boolean NOT NULL,
  id bytea NOT NULL,
  path bytea NOT NULL,
  title bytea NOT NULL,
  published bigint NOT NULL,
  content bytea NOT NULL,
  body bytea NOT NULL,
  state bigint NOT NULL,
  PRIMARY KEY (site, key)
);
CREATE INDEX feedgen_ids_by_version ON feedgen_ids (site, version);
CREATE TABLE feedgen_heads (
  site bigint NOT NULL REFERENCES feedgen_sites,
  key bytea NOT NULL,
  version bigint NOT NULL,
  is_gone boolean NOT NULL,
  path bytea NOT NULL,
  head bytea NOT NULL,
  PRIMARY KEY (site, key)
);
CREATE INDEX feedgen_heads_by_version ON feedgen_heads (site, version);
CREATE TABLE feedgen_feeds (
  site bigint NOT NULL REFERENCES feedgen_sites,
  key bytea NOT NULL,
  version bigint NOT NULL,
  is_gone boolean NOT NULL,
  output bytea NOT NULL,
  path bytea NOT NULL,
  url bytea NOT NULL,
  content_digest bytea NOT NULL,
  adopted_digest bytea NOT NULL,
  format bytea NOT NULL,
  of_site bigint NOT NULL,
  PRIMARY KEY (site, key)
);
CREATE INDEX feedgen_feeds_by_version ON feedgen_feeds (site, version);
CREATE TABLE feedgen_targets (
  site bigint NOT NULL REFERENCES feedgen_sites,
  key bytea NOT NULL,
  version bigint NOT NULL,
  is_gone boolean NOT NULL,
  output bytea NOT NULL,
  protocol bytea NOT NULL,
  url bytea NOT NULL,
  not_before bigint NOT NULL,
  asked_until bigint NOT NULL,
  failing_since bigint NOT NULL,
  failures bigint NOT NULL,
  gone bigint NOT NULL,
  answer bytea NOT NULL,
  PRIMARY KEY (site, key)
);
CREATE INDEX feedgen_targets_by_version ON feedgen_targets (site, version);
CREATE TABLE feedgen_notices (
  site bigint NOT NULL REFERENCES feedgen_sites,
  key bytea NOT NULL,
  version bigint NOT NULL,
  is_gone boolean NOT NULL,
  output bytea NOT NULL,
  protocol bytea NOT NULL,
  url bytea NOT NULL,
  topic bytea NOT NULL,
  accepted bytea NOT NULL,
  given_up bytea NOT NULL,
  attempts bigint NOT NULL,
  failing_since bigint NOT NULL,
  next_try bigint NOT NULL,
  answer bytea NOT NULL,
  PRIMARY KEY (site, key)
);
CREATE INDEX feedgen_notices_by_version ON feedgen_notices (site, version);
CREATE TABLE feedgen_addresses (
  site bigint NOT NULL REFERENCES feedgen_sites,
  key bytea NOT NULL,
  version bigint NOT NULL,
  is_gone boolean NOT NULL,
  url bytea NOT NULL,
  change bigint NOT NULL,
  PRIMARY KEY (site, key)
);
CREATE INDEX feedgen_addresses_by_version ON feedgen_addresses (site, version);
)",
                                                                R"(
CREATE TABLE feedgen_upload_targets (
  site bigint NOT NULL REFERENCES feedgen_sites,
  key bytea NOT NULL,
  version bigint NOT NULL,
  is_gone boolean NOT NULL,
  output bytea NOT NULL,
  url bytea NOT NULL,
  answer bytea NOT NULL,
  PRIMARY KEY (site, key)
);
CREATE INDEX feedgen_upload_targets_by_version ON feedgen_upload_targets (site, version);
CREATE TABLE feedgen_uploads (
  site bigint NOT NULL REFERENCES feedgen_sites,
  key bytea NOT NULL,
  version bigint NOT NULL,
  is_gone boolean NOT NULL,
  output bytea NOT NULL,
  url bytea NOT NULL,
  path bytea NOT NULL,
  accepted bytea NOT NULL,
  content bytea NOT NULL,
  sent bytea NOT NULL,
  etag bytea NOT NULL,
  answer bytea NOT NULL,
  PRIMARY KEY (site, key)
);
CREATE INDEX feedgen_uploads_by_version ON feedgen_uploads (site, version);
)",
                                                                R"(
ALTER TABLE feedgen_versions DROP CONSTRAINT IF EXISTS feedgen_versions_site_fkey;
ALTER TABLE feedgen_ids DROP CONSTRAINT IF EXISTS feedgen_ids_site_fkey;
ALTER TABLE feedgen_heads DROP CONSTRAINT IF EXISTS feedgen_heads_site_fkey;
ALTER TABLE feedgen_feeds DROP CONSTRAINT IF EXISTS feedgen_feeds_site_fkey;
ALTER TABLE feedgen_targets DROP CONSTRAINT IF EXISTS feedgen_targets_site_fkey;
ALTER TABLE feedgen_notices DROP CONSTRAINT IF EXISTS feedgen_notices_site_fkey;
ALTER TABLE feedgen_addresses DROP CONSTRAINT IF EXISTS feedgen_addresses_site_fkey;
ALTER TABLE feedgen_upload_targets DROP CONSTRAINT IF EXISTS feedgen_upload_targets_site_fkey;
ALTER TABLE feedgen_uploads DROP CONSTRAINT IF EXISTS feedgen_uploads_site_fkey;
)"};

}  // namespace feedgen
