/** Bottom-k MinHash sketches of articles, and the comparison of two articles by their sketches. */
package dev.silkwire.enrich.sketch;
