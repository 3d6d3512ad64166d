/** A cluster of three brokers with several instances of each stage, on one machine. */
package dev.silkwire.bench.cluster;
