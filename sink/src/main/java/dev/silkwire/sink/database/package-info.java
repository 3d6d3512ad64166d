/** The database: its address, its connections, its start, and the classification of its errors. */
package dev.silkwire.sink.database;
