/** Questions to the database, asked over HTTP and answered in JSON. */
package dev.silkwire.sink.api;
