/** Markup to trees of elements, within limits. */
package dev.silkwire.ingest.markup;
