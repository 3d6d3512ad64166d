/** The database: tables, offsets that fence writers, and transactions that isolate bad records. */
package dev.silkwire.sink.store;
