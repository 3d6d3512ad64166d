/** The language and script of an article. */
package dev.silkwire.enrich.language;
