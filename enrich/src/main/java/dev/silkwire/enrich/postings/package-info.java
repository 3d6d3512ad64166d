/** A postings index over sketches, in memory, by segments of articles. */
package dev.silkwire.enrich.postings;
