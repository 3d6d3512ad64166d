/** The ledger: checks that the input equals the output plus each named drop. */
package dev.silkwire.app.ledger;
