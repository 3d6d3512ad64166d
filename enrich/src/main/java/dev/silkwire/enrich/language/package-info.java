/** Detection of the language and script of articles. */
package dev.silkwire.enrich.language;
