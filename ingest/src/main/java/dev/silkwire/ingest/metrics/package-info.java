/** The meters of the ingest stage. */
package dev.silkwire.ingest.metrics;
