/** Declension of names: their forms in the grammatical cases of a language. */
package dev.silkwire.enrich.inflection;
