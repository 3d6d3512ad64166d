/**
 * Extraction of the article's text from a page: removal of boilerplate, captions, detection of
 * paywalls and other access walls.
 */
package dev.silkwire.ingest.extract;
