package dev.silkwire.sink.api;

import io.javalin.http.sse.SseClient;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A client of server-sent events. A client that reads slowly blocks only its own sender, and then
 * receives the latest event instead of all. Thread-safe: state is in atomic references.
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

  /** Sends an event asynchronously, in place of an event that has not been sent yet. */
  void send(Consumer<SseClient> event) {
    next.set(event);
    startSender();
  }

  private void startSender() {
    if (sending.compareAndSet(false, true)) {
      try {
        senders.execute(this::sendNext);
      } catch (RejectedExecutionException e) {
        // The server is closing.
        sending.set(false);
      }
    }
  }

  private void sendNext() {
    try {
      Consumer<SseClient> event = next.getAndSet(null);
      if (event != null) {
        event.accept(client);
      }
    } finally {
      sending.set(false);
    }
    if (next.get() != null) {
      startSender();
    }
  }
}
