/** The compressed status of each feed, as an instance keeps it in memory. */
package dev.silkwire.ingest.status;
