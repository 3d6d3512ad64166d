/** From a feed entry to an article, or to the outcome that explains why there is none. */
package dev.silkwire.ingest.entry;
