/** Texts made comparable: normalized, with offsets that lead back to the original. */
package dev.silkwire.enrich.text;
