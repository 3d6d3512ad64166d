/** Running totals by country, initiative and day: what articles add to them and subtract. */
package dev.silkwire.enrich.total;
