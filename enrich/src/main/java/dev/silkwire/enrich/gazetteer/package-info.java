/** The gazetteer: words that lead to a country or region, with their sources. */
package dev.silkwire.enrich.gazetteer;
