/** What an article speaks of: initiatives and countries together, and the catalogue in force. */
package dev.silkwire.enrich.tag;
