package dev.silkwire.sink.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.silkwire.contract.json.Json;
import dev.silkwire.contract.record.ContentHash;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The outlines of countries as SVG paths by ISO 3166-1 alpha-2 code, on a canvas of 1009 by 665.
 * The paths come from the library {@code eu.hansolo.fx:countries} (Apache-2.0): the coarse set, and
 * the fine set for small states that the coarse set lacks. Immutable.
 */
final class WorldMap {
  private static final String FOLDER = "/eu/hansolo/fx/countries/";

  private final Map<String, String> paths = new TreeMap<>();
  private final String json;

  /** Reads the outlines from the class path. */
  WorldMap() {
    paths.putAll(read("hires.properties"));
    paths.putAll(read("lores.properties"));
    try {
      json = Json.mapper().writeValueAsString(paths);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write the map", e);
    }
  }

  private static Map<String, String> read(String name) {
    Properties outlines = new Properties();
    try (InputStream in = WorldMap.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("no " + FOLDER + name + " on the class path");
      }
      outlines.load(new InputStreamReader(in, UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FOLDER + name, e);
    }
    Map<String, String> paths = new TreeMap<>();
    outlines.forEach((code, path) -> paths.put(code.toString(), path.toString()));
    return paths;
  }

  /** Returns the paths by country. */
  Map<String, String> paths() {
    return Map.copyOf(paths);
  }

  /** Returns the paths as a JSON object. */
  String json() {
    return json;
  }

  /** Returns a hash of the map, for the ETag. */
  String version() {
    return ContentHash.of(json);
  }
}
