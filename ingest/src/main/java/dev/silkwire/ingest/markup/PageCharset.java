package dev.silkwire.ingest.markup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.silkwire.ingest.text.Charsets;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Detection of a page's charset: the byte order mark, else UTF-8 if the bytes are valid UTF-8, else
 * the charset of the Content-Type header, else the one that the page declares.
 */
final class PageCharset {
  private static final int MAX_DECLARATION_BYTES = 8192;
  private static final Pattern DECLARED =
      Pattern.compile(
          "<(?:meta|\\?xml)[^>]{0,300}?(?:charset|encoding)\\s*=\\s*[\"']?\\s*([\\w:.-]+)",
          Pattern.CASE_INSENSITIVE);

  private PageCharset() {}

  /**
   * @param contentType the Content-Type header, null if absent
   */
  static Charset of(byte[] html, @Nullable String contentType) {
    Optional<Charset> candidate =
        Charsets.ofMark(html)
            .or(() -> Charsets.ofContentType(contentType))
            .or(() -> declared(html))
            .filter(c -> c.canEncode());
    boolean isAsciiLike = candidate.map(Charsets::isAsciiLike).orElse(true);
    if (candidate.filter(UTF_8::equals).isPresent() || (isAsciiLike && Charsets.isUtf8(html))) {
      return UTF_8;
    }
    return candidate.or(() -> declared(html)).orElse(Charsets.fallback());
  }

  /** Returns the length of the byte order mark in bytes, 0 if there is none. */
  static int markLength(byte[] html, Charset charset) {
    boolean marked = Charsets.ofMark(html).filter(charset::equals).isPresent();
    return !marked ? 0 : charset.equals(UTF_8) ? 3 : charset.name().startsWith("UTF-32") ? 4 : 2;
  }

  private static Optional<Charset> declared(byte[] html) {
    String head = new String(html, 0, Math.min(html.length, MAX_DECLARATION_BYTES), ISO_8859_1);
    Matcher m = DECLARED.matcher(head);
    return m.find() ? Charsets.labelled(m.group(1)) : Optional.empty();
  }
}
