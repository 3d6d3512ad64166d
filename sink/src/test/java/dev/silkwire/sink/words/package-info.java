/** What a word is, held by rows of cases. */
package dev.silkwire.sink.words;
