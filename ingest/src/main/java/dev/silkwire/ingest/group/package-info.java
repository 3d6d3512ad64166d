/** Assignment of feeds to instances through a Kafka consumer group. */
package dev.silkwire.ingest.group;
