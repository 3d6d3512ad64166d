package dev.silkwire.ingest.feedlist;

import dev.silkwire.contract.record.Feed;
import dev.silkwire.ingest.xml.XmlDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A list of feeds in OPML or YAML.
 *
 * @param feeds without duplicates, in the order of the file
 * @param problems one line for each invalid entry: which entry, and the reason
 */
public record FeedListFile(List<Feed> feeds, List<String> problems) {
  public FeedListFile {
    Map<String, Feed> byId = new LinkedHashMap<>();
    feeds.forEach(f -> byId.putIfAbsent(f.id(), f));
    feeds = List.copyOf(byId.values());
    problems = List.copyOf(problems);
  }

  /**
   * Reads a file. Detects whether it is OPML or YAML.
   *
   * @throws UncheckedIOException if the file cannot be read
   */
  public static FeedListFile read(Path file) {
    try {
      return read(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Reads the content of a file. Detects whether it is OPML or YAML. */
  public static FeedListFile read(byte[] bytes) {
    String text = XmlDecoder.decode(bytes, null);
    return text.stripLeading().startsWith("<") ? Opml.read(text) : FeedYaml.read(text);
  }
}
