/** The headline of an article, and the names of its outlet. */
package dev.silkwire.ingest.title;
