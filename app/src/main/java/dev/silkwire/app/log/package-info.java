/** Limits and levels of the log. */
package dev.silkwire.app.log;
