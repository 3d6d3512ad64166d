package dev.silkwire.ingest.feedlist;

import dev.silkwire.contract.Feed;
import dev.silkwire.ingest.xml.XmlDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Feeds as an operator lists them.
 *
 * @param feeds each once, in the file's order
 * @param problems entries that are no feeds, a line each: which, and why
 */
public record FeedListFile(List<Feed> feeds, List<String> problems) {
  public FeedListFile {
    Map<String, Feed> once = new LinkedHashMap<>();
    feeds.forEach(f -> once.putIfAbsent(f.id(), f));
    feeds = List.copyOf(once.values());
    problems = List.copyOf(problems);
  }

  /**
   * Reads a file, OPML or YAML, whichever it is.
   *
   * @throws UncheckedIOException when the file cannot be read
   */
  public static FeedListFile read(Path file) {
    try {
      return read(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Reads OPML or YAML, whichever it is. */
  public static FeedListFile read(byte[] bytes) {
    String text = XmlDecoder.of(bytes, null);
    return text.stripLeading().startsWith("<") ? Opml.read(text) : FeedYaml.read(text);
  }
}
