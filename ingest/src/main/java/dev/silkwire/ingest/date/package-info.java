/** Dates as people and programs write them. */
package dev.silkwire.ingest.date;
