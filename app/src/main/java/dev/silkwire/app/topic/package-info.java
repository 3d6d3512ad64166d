/** Readers of whole topics, for commands. */
package dev.silkwire.app.topic;
