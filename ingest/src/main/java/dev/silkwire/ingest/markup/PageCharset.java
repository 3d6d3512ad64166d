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
 * The charset of a page: the byte order mark's, else UTF-8 where the bytes are valid in it, else
 * the server's, else the one that the page declares.
 */
final class PageCharset {
  private static final int HEAD = 8192;
  private static final Pattern DECLARED =
      Pattern.compile(
          "<(?:meta|\\?xml)[^>]{0,300}?(?:charset|encoding)\\s*=\\s*[\"']?\\s*([\\w:.-]+)",
          Pattern.CASE_INSENSITIVE);

  private PageCharset() {}

  /**
   * @param contentType as the server wrote it
   */
  static Charset of(byte[] html, @Nullable String contentType) {
    Optional<Charset> claim =
        Charsets.ofMark(html)
            .or(() -> Charsets.ofContentType(contentType))
            .or(() -> declared(html))
            .filter(c -> c.canEncode());
    boolean credible = claim.map(Charsets::isAsciiLike).orElse(true);
    if (claim.filter(UTF_8::equals).isPresent() || (credible && Charsets.isUtf8(html))) {
      return UTF_8;
    }
    return claim.or(() -> declared(html)).orElse(Charsets.fallback());
  }

  /** The bytes of the byte order mark, which are no text. */
  static int markLength(byte[] html, Charset charset) {
    boolean marked = Charsets.ofMark(html).filter(charset::equals).isPresent();
    return !marked ? 0 : charset.equals(UTF_8) ? 3 : charset.name().startsWith("UTF-32") ? 4 : 2;
  }

  private static Optional<Charset> declared(byte[] html) {
    String head = new String(html, 0, Math.min(html.length, HEAD), ISO_8859_1);
    Matcher m = DECLARED.matcher(head);
    return m.find() ? Charsets.labelled(m.group(1)) : Optional.empty();
  }
}
