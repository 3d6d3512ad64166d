/** Parsers of feeds, sitemaps, JSON Feed and listing pages. */
package dev.silkwire.ingest.parser;
