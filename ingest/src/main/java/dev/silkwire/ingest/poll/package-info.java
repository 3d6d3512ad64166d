/** Polling: fetching feeds, the schedule of polls, and the state of a feed after each. */
package dev.silkwire.ingest.poll;
