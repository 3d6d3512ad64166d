/** Dead letters: listing them, and publishing their original records again. */
package dev.silkwire.app.deadletter;
