/** The commands of the command line (picocli). */
package dev.silkwire.app.command;
