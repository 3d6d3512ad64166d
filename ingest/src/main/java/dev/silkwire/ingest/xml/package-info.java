/** Decoding and repair of XML that is not well-formed. */
package dev.silkwire.ingest.xml;
