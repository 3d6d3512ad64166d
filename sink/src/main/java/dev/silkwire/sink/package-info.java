/**
 * The sink: consumes topics, writes them to a database and serves the page and the API. {@code
 * SinkLoop} is its flow.
 */
package dev.silkwire.sink;
