/** Polling: fetching feeds, the poll schedule, and the status of a feed after each poll. */
package dev.silkwire.ingest.poll;
