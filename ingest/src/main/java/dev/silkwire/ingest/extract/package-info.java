/**
 * The text of the article in a page: boilerplate left out, captions, paywalls and other access
 * walls.
 */
package dev.silkwire.ingest.extract;
