/** How values stand in stores and repartitions: compact, versioned bytes. */
package dev.silkwire.enrich.format;
