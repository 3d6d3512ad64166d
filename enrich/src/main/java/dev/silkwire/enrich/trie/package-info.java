/** Phrase search: a double-array trie over normalized text. */
package dev.silkwire.enrich.trie;
