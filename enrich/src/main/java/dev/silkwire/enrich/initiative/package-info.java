/** The catalogue of initiatives, and the detection of their mentions in texts. */
package dev.silkwire.enrich.initiative;
