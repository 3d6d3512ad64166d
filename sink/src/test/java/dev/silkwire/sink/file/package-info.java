/** Tests of files by day. */
package dev.silkwire.sink.file;
