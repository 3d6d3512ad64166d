/**
 * Near-duplicates: word shingles, bottom-k MinHash sketches of them, an index that remembers the
 * originals, and a comparison of openings that keeps other events in the same template apart.
 */
package dev.silkwire.enrich.story;
