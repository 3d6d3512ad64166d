/** Files of the operator that can change while a stage runs. */
package dev.silkwire.contract.resource;
