/** Full text: what a word is, and how questions of words are put to either database. */
package dev.silkwire.sink.words;
