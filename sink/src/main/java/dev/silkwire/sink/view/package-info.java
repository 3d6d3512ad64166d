/** The answers of the API, one type for each resource. */
package dev.silkwire.sink.view;
