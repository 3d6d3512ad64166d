/** Tests of the full-text index. */
package dev.silkwire.sink.words;
