/** Ingest: polls feeds, fetches the pages of their entries, and publishes raw articles. */
package dev.silkwire.ingest;
