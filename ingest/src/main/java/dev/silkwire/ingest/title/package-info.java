/** Detection of an article's headline and of the names of its outlet. */
package dev.silkwire.ingest.title;
