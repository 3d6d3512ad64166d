/** Errors for operators, with exit codes and remedies. */
package dev.silkwire.app.error;
