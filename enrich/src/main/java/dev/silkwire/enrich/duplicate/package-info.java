/** Near-duplicate detection: an index over bottom-k MinHash sketches, and its processor. */
package dev.silkwire.enrich.duplicate;
