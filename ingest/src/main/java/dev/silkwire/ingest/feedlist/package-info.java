/** Lists of feeds that operators write: OPML, YAML and plain addresses. */
package dev.silkwire.ingest.feedlist;
