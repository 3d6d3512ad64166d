/** Which address stands for an article. */
package dev.silkwire.ingest.url;
