/** The gazetteer: place names, demonyms and regions, and the sources they are loaded from. */
package dev.silkwire.enrich.gazetteer;
