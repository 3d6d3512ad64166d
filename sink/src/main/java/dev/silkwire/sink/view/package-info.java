/** The resources of the API: queries and response types. */
package dev.silkwire.sink.view;
