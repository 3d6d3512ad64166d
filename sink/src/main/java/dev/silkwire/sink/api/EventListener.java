package dev.silkwire.sink.api;

import io.javalin.http.sse.SseClient;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A listener to server-sent events. A client that reads slowly blocks its own sender only: of what
 * comes meanwhile, it gets the last. Thread-safe.
 */
final class EventListener {
  private final SseClient client;
  private final String address;
  private final Executor senders;
  private final AtomicReference<@Nullable Consumer<SseClient>> next = new AtomicReference<>();
  private final AtomicBoolean sending = new AtomicBoolean();

  EventListener(SseClient client, String address, Executor senders) {
    this.client = client;
    this.address = address;
    this.senders = senders;
  }

  SseClient client() {
    return client;
  }

  String address() {
    return address;
  }

  /** Sends an event soon, without waiting for the client. */
  void send(Consumer<SseClient> event) {
    next.set(event);
    begin();
  }

  private void begin() {
    if (sending.compareAndSet(false, true)) {
      try {
        senders.execute(this::drain);
      } catch (RejectedExecutionException e) {
        // Closing: nobody is to be told any more.
        sending.set(false);
      }
    }
  }

  private void drain() {
    try {
      Consumer<SseClient> event = next.getAndSet(null);
      if (event != null) {
        event.accept(client);
      }
    } finally {
      sending.set(false);
    }
    if (next.get() != null) {
      begin();
    }
  }
}
