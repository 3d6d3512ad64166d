/** The gazetteer, and which countries a text speaks of. */
package dev.silkwire.enrich.country;
