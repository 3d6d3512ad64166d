/** Export of the database as files by day. */
package dev.silkwire.sink.file;
