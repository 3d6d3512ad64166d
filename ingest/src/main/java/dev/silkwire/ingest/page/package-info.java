/**
 * A parsed page as data: elements in document order with their features, text lengths and
 * densities, structured data.
 */
package dev.silkwire.ingest.page;
