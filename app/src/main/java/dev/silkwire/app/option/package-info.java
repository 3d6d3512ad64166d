/** Options that several commands share. */
package dev.silkwire.app.option;
