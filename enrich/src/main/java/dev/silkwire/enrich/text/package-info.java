/** Texts made comparable, and phrases found in them: offsets always lead back to the original. */
package dev.silkwire.enrich.text;
