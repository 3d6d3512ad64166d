/** The authors of an article. */
package dev.silkwire.ingest.byline;
