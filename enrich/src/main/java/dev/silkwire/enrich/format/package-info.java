/** Serialization of values in stores and repartitions: CBOR behind a version byte. */
package dev.silkwire.enrich.format;
