/** Whose feeds are ours, when they are due, and what is in them. */
package dev.silkwire.ingest.feed;
