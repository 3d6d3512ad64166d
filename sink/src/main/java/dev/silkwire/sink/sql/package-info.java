/** Helpers for prepared statements. */
package dev.silkwire.sink.sql;
