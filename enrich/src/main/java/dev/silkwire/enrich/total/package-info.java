/** What articles add to the running totals, and how it is taken back. */
package dev.silkwire.enrich.total;
