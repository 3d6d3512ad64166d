/** The embedded Kafka broker: storage, start, failure and recovery after a kill. */
package dev.silkwire.app.broker;
