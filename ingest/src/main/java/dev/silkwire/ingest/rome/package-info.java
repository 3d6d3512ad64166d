/** Parsing of RSS, RDF and Atom with Rome. */
package dev.silkwire.ingest.rome;
