/** An in-memory inverted index over MinHash sketches, in segments of articles. */
package dev.silkwire.enrich.postings;
