/**
 * The model of a parsed page: elements in document order with their features, text lengths and
 * densities, and structured data.
 */
package dev.silkwire.ingest.page;
