/** Benchmarks: one class a question. */
package dev.silkwire.bench;
