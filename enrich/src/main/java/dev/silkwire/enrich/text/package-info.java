/** Text normalization, tokenization and word boundaries, with offsets into the original text. */
package dev.silkwire.enrich.text;
