/** Rule files of the program and of operators, with problems reported by line. */
package dev.silkwire.enrich.rules;
