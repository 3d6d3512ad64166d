/** Who may ask, and how often. */
package dev.silkwire.sink.guard;
