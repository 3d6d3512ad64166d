package dev.silkwire.sink.guard;

import java.util.Map;

/** A request is rejected; the message is the reason, for the client. */
public final class RequestRejected extends RuntimeException {
  private final int status;
  private final transient Map<String, String> headers;

  RequestRejected(int status, String reason, Map<String, String> headers) {
    super(reason);
    this.status = status;
    this.headers = Map.copyOf(headers);
  }

  /** Returns the HTTP status of the response. */
  public int status() {
    return status;
  }

  /** Returns headers of the response. */
  public Map<String, String> headers() {
    return headers;
  }
}
