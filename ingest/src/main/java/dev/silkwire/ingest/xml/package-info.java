/** Decoding and repair of XML. */
package dev.silkwire.ingest.xml;
