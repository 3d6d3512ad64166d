/** Character sets, lines and white space. */
package dev.silkwire.ingest.text;
