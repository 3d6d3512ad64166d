/** Which articles repeat which: shingles, sketches, and an index that remembers them. */
package dev.silkwire.enrich.story;
