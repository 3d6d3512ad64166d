/** MinHash sketches of texts, and the comparison of two texts by sketch and opening. */
package dev.silkwire.enrich.sketch;
