/** The command line, the all-in-one process, the embedded broker and the demo. */
package dev.silkwire.app;
