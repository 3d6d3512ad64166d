/** Resets the position of the sink. */
package dev.silkwire.app.reset;
