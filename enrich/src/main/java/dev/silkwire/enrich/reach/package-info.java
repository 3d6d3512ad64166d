/** Which articles carry a story: what {@code news.stories} says, and the state it follows from. */
package dev.silkwire.enrich.reach;
