/** SQL for many rows at a time. */
package dev.silkwire.sink.sql;
