/** Looking at the page: made-up news to look at it with. */
package dev.silkwire.sink.page;
