/** Declined forms of names. */
package dev.silkwire.enrich.inflection;
