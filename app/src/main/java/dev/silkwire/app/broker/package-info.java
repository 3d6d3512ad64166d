/** A real Kafka broker inside the process. */
package dev.silkwire.app.broker;
