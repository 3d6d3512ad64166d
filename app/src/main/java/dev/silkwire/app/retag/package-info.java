/** Retagging: computes how tags would change, and makes enrich change them. */
package dev.silkwire.app.retag;
