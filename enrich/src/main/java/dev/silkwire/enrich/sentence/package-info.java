/** Sentences and lines of a text. */
package dev.silkwire.enrich.sentence;
