/** The web in, raw articles out. */
package dev.silkwire.ingest;
