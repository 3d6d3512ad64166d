/** Canonical URLs and article ids. */
package dev.silkwire.ingest.url;
