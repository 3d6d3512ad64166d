/** Near-duplicate detection: the index, its store and its decisions. */
package dev.silkwire.enrich.duplicate;
