/** Authentication and rate limit of page and API. */
package dev.silkwire.sink.guard;
