/** RSS, RDF and Atom, parsed by Rome. */
package dev.silkwire.ingest.rome;
