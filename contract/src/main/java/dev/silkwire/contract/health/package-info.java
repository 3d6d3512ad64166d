/** The health of the stages of a process, as {@code /health} reports it. */
package dev.silkwire.contract.health;
