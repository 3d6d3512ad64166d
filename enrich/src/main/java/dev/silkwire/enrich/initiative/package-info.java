/** The catalogue of initiatives, and what in a text speaks of them. */
package dev.silkwire.enrich.initiative;
