/** Results as files by day: what the database holds, for those who reckon with files. */
package dev.silkwire.sink.file;
