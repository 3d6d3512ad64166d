/** WebSub: subscriptions at hubs and the server that receives their deliveries (W3C WebSub). */
package dev.silkwire.ingest.push;
