/** Feed lists of the operator: OPML and YAML. */
package dev.silkwire.ingest.feedlist;
