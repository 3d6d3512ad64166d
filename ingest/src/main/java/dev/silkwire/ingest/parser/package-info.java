/** Parsers of feeds (RSS, RDF, Atom), JSON Feed, sitemaps and listing pages. */
package dev.silkwire.ingest.parser;
