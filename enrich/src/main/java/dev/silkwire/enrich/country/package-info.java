/** Tagging of the countries that an article mentions, and choice of its focus countries. */
package dev.silkwire.enrich.country;
