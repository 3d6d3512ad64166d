/** Raw articles in; stories, initiatives, countries and totals out: one Kafka Streams topology. */
package dev.silkwire.enrich;
