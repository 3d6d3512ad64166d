/** The article in a page, without what stands around it. */
package dev.silkwire.ingest.extract;
