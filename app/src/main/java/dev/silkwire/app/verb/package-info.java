/** The command line, one class a verb. */
package dev.silkwire.app.verb;
