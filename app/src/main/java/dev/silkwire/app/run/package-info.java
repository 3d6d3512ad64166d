/** Starts, watches and stops the stages in one process, with preflight checks and health. */
package dev.silkwire.app.run;
