/** Language identification of pages: what they declare, checked against script and stop words. */
package dev.silkwire.ingest.language;
