/** Does everything add up: what came in is what came out, plus each named drop. */
package dev.silkwire.app.ledger;
