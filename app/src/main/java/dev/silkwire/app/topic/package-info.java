/** Reading whole topics, for people and for checks. */
package dev.silkwire.app.topic;
