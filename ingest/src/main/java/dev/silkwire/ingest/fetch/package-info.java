/** A polite and guarded HTTP client: one request at a time per host, limits on everything. */
package dev.silkwire.ingest.fetch;
