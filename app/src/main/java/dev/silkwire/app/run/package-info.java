/** Start, health and shutdown of the stages in one process, with preflight checks. */
package dev.silkwire.app.run;
