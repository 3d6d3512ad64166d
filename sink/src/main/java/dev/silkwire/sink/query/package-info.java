/** SQL queries of the API: parameters, criteria, query planners and pages of rows. */
package dev.silkwire.sink.query;
