/** Parsing of dates and times. */
package dev.silkwire.ingest.date;
