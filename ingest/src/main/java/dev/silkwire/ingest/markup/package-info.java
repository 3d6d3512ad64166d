/** Parsing of HTML and XML into trees of elements, within limits. */
package dev.silkwire.ingest.markup;
