/** The HTTP server: routes, responses in JSON, CSV and Atom, and live events. */
package dev.silkwire.sink.api;
