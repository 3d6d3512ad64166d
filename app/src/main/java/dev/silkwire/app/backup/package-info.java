/** Backup of a running pipeline into files, and restore into an empty Kafka. */
package dev.silkwire.app.backup;
