package dev.silkwire.ingest.xml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.silkwire.ingest.text.Charsets;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes XML documents, whose declared charsets are often wrong. The first candidate in which the
 * bytes are valid is used: byte order mark, Content-Type header, UTF-16 without a mark, XML
 * declaration, UTF-8.
 */
public final class XmlDecoder {
  private static final Pattern DECLARED =
      Pattern.compile("<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([^\"']{1,40})[\"']");

  private XmlDecoder() {}

  /** Returns the text of a document. */
  public static String decode(byte[] bytes, @Nullable String contentType) {
    List<Charset> candidates = new ArrayList<>();
    Charsets.ofMark(bytes).ifPresent(candidates::add);
    Charsets.ofContentType(contentType).ifPresent(candidates::add);
    utf16WithoutMark(bytes).ifPresent(candidates::add);
    declared(bytes).ifPresent(candidates::add);
    candidates.add(UTF_8);
    // Text in another charset is rarely valid UTF-8, but almost any text is valid in a single-byte
    // charset.
    Stream<Charset> ordered =
        Charsets.ofMark(bytes).isEmpty() && isSingleByte(candidates.get(0))
            ? Stream.concat(Stream.of(UTF_8), candidates.stream())
            : candidates.stream();
    return ordered
        .flatMap(c -> Charsets.decode(bytes, c).stream())
        .findFirst()
        .orElseGet(() -> decodeLeniently(bytes, candidates));
  }

  private static boolean isSingleByte(Charset charset) {
    return charset.canEncode()
        && charset.newEncoder().maxBytesPerChar() == 1
        && "<".getBytes(charset)[0] == '<';
  }

  /**
   * Decodes with the first charset in which most non-ASCII characters are valid, because some bytes
   * are invalid in all.
   */
  private static String decodeLeniently(byte[] bytes, List<Charset> candidates) {
    for (Charset candidate : candidates) {
      String text = new String(bytes, candidate);
      long invalid = text.chars().filter(c -> c == '\ufffd').count();
      long valid = text.chars().filter(c -> c > 127 && c != '\ufffd').count();
      if (invalid < valid && text.contains("<")) {
        return text;
      }
    }
    return new String(bytes, Charsets.fallback());
  }

  /** Detects UTF-16 without a byte order mark by the zero bytes around the first {@code <}. */
  private static Optional<Charset> utf16WithoutMark(byte[] b) {
    if (b.length < 4) {
      return Optional.empty();
    }
    if (b[0] == '<' && b[1] == 0 && b[2] != 0) {
      return Optional.of(UTF_16LE);
    }
    return b[0] == 0 && b[1] == '<' && b[2] == 0 ? Optional.of(UTF_16BE) : Optional.empty();
  }

  private static Optional<Charset> declared(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(bytes.length, 512), ISO_8859_1);
    Matcher m = DECLARED.matcher(start);
    return m.find() ? Charsets.labelled(m.group(1)) : Optional.empty();
  }
}
