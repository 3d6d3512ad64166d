/** The demo: a server of a small built-in newsroom, and its terminal output. */
package dev.silkwire.app.demo;
