package dev.silkwire.ingest.push;

import io.javalin.http.HttpStatus;

/** The result of a request that a WebSub hub sends to deliver content. */
public enum DeliveryResult {
  ACCEPTED("accepted", HttpStatus.ACCEPTED),
  /** The subscription has ended. */
  ENDED("ended", HttpStatus.GONE),
  /** There is no such subscription. */
  UNKNOWN("unknown", HttpStatus.NOT_FOUND),
  TOO_LARGE("too-large", HttpStatus.CONTENT_TOO_LARGE),
  /** WebSub acknowledges and ignores a delivery without a signature. */
  UNSIGNED("unsigned", HttpStatus.ACCEPTED),
  /** WebSub acknowledges and ignores a delivery with a wrong signature. */
  WRONG_SIGNATURE("wrong-signature", HttpStatus.ACCEPTED),
  /** Another delivery of the subscription is in progress. */
  TOO_MANY("too-many", HttpStatus.TOO_MANY_REQUESTS),
  /** As many bodies as the limit allows are being read. */
  BUSY("busy", HttpStatus.SERVICE_UNAVAILABLE),
  /** The body did not arrive in time. */
  SLOW("slow", HttpStatus.REQUEST_TIMEOUT);

  private final String text;
  private final HttpStatus status;

  DeliveryResult(String text, HttpStatus status) {
    this.text = text;
    this.status = status;
  }

  /** Returns the name in metrics. */
  public String text() {
    return text;
  }

  /** Returns the status of the response. */
  HttpStatus status() {
    return status;
  }
}
