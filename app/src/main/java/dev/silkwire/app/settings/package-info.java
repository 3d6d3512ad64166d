/**
 * The settings of the program, from a YAML file, environment variables and flags, in ascending
 * order of precedence.
 */
package dev.silkwire.app.settings;
