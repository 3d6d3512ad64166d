/**
 * What the operator decided: a YAML file, environment variables and flags, in this order of force.
 */
package dev.silkwire.app.settings;
