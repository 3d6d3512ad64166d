/** Storage of records: tables, offsets, transactions, isolation of bad records and retention. */
package dev.silkwire.sink.store;
