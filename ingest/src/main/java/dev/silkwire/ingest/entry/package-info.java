/** From an entry of a feed to an article, or to the reason why there is none. */
package dev.silkwire.ingest.entry;
