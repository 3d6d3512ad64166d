/** Topics in, database out, and the web that reads the database: {@code SinkLoop} is the flow. */
package dev.silkwire.sink;
