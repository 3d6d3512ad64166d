/** Who is refused, and who is not. */
package dev.silkwire.sink.guard;
