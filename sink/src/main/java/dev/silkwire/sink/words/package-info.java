/** Full-text search: the tokenizer, the query syntax and the index of each kind of database. */
package dev.silkwire.sink.words;
