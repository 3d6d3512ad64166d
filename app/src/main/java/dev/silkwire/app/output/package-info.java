/** What commands print: tables, JSON lines, explanations, progress. */
package dev.silkwire.app.output;
