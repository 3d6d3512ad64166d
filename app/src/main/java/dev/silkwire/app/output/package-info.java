/** The output of commands: JSON Lines, explanations and progress. */
package dev.silkwire.app.output;
