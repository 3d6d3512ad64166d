/** Transactional writes of articles, polls and feed status to Kafka. */
package dev.silkwire.ingest.publish;
