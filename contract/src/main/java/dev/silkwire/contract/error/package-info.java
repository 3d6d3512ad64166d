/** Errors that all stages report in the same way. */
package dev.silkwire.contract.error;
