/** Mentions of places in an article: search, patterns around them, false place names. */
package dev.silkwire.enrich.place;
