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
 * The characters of an XML document whose declarations may lie. A claim is believed when the bytes
 * bear it out: the byte order mark, the server's word, the declaration, then UTF-8.
 */
public final class XmlDecoder {
  private static final Pattern DECLARED =
      Pattern.compile("<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([^\"']{1,40})[\"']");

  private XmlDecoder() {}

  public static String of(byte[] bytes, @Nullable String contentType) {
    List<Charset> claims = new ArrayList<>();
    Charsets.ofMark(bytes).ifPresent(claims::add);
    Charsets.ofContentType(contentType).ifPresent(claims::add);
    wide(bytes).ifPresent(claims::add);
    declared(bytes).ifPresent(claims::add);
    claims.add(UTF_8);
    // Few texts of another encoding are valid UTF-8 by chance, but almost every text is valid in an
    // encoding of single bytes.
    Stream<Charset> ordered =
        Charsets.ofMark(bytes).isEmpty() && isSingleByte(claims.get(0))
            ? Stream.concat(Stream.of(UTF_8), claims.stream())
            : claims.stream();
    return ordered
        .flatMap(c -> Charsets.decode(bytes, c).stream())
        .findFirst()
        .orElseGet(() -> mostly(bytes, claims));
  }

  private static boolean isSingleByte(Charset charset) {
    return charset.canEncode()
        && charset.newEncoder().maxBytesPerChar() == 1
        && "<".getBytes(charset)[0] == '<';
  }

  /** Some bytes are broken whatever the encoding: it is the one in which more are whole. */
  private static String mostly(byte[] bytes, List<Charset> claims) {
    for (Charset claim : claims) {
      String text = new String(bytes, claim);
      long broken = text.chars().filter(c -> c == '\ufffd').count();
      long whole = text.chars().filter(c -> c > 127 && c != '\ufffd').count();
      if (broken < whole && text.contains("<")) {
        return text;
      }
    }
    return new String(bytes, Charsets.fallback());
  }

  /** UTF-16 without a mark shows itself by the zeroes around the first {@code <}. */
  private static Optional<Charset> wide(byte[] b) {
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
