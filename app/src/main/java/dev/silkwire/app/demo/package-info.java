/** A small newsroom to try the program on. */
package dev.silkwire.app.demo;
