/** Tagging the past anew: what would change, and seeing to it that it does. */
package dev.silkwire.app.retag;
