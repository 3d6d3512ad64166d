/** Detection of the date of publication: candidates from the page, and the choice between them. */
package dev.silkwire.ingest.published;
