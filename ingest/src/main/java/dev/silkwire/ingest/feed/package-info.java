/** The model of a parsed feed: its document, its entries, its hub. */
package dev.silkwire.ingest.feed;
