/** Texts and articles for benchmarks. */
package dev.silkwire.bench.text;
