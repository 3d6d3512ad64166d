/** The database: its address, its start, its connections, and what its errors mean. */
package dev.silkwire.sink.database;
