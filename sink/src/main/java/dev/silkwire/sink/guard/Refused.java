package dev.silkwire.sink.guard;

import java.util.Map;

/** A request that is not answered; the message says why. */
public final class Refused extends RuntimeException {
  private final int status;
  private final transient Map<String, String> headers;

  Refused(int status, String reason, Map<String, String> headers) {
    super(reason);
    this.status = status;
    this.headers = Map.copyOf(headers);
  }

  /** The status of HTTP. */
  public int status() {
    return status;
  }

  /** Headers of the answer. */
  public Map<String, String> headers() {
    return headers;
  }
}
