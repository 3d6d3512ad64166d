/** Tagging of articles with initiatives and countries, and the catalogue that is in force. */
package dev.silkwire.enrich.tag;
