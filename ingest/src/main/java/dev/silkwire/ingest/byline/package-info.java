/** Detection of the authors of an article. */
package dev.silkwire.ingest.byline;
