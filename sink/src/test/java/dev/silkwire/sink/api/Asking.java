package dev.silkwire.sink.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;

/** Sends requests to a server. */
interface Asking {
  /** The answer to a question that has one, in JSON. */
  JsonNode json(String path) throws IOException, InterruptedException;

  /** Any answer; headers are name and value by turns. */
  HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException;

  /** Where a path is. */
  URI uri(String path);
}
