/** The connection to Kafka, from which all clients are configured. */
@NullMarked
package dev.silkwire.contract.client;

import org.jspecify.annotations.NullMarked;
