/** What is known of each article: its readings, its verdict, and what it said. */
package dev.silkwire.enrich.revision;
