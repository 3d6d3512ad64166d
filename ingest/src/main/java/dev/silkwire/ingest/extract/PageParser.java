package dev.silkwire.ingest.extract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.silkwire.ingest.Charsets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to a tree. The encoding is the byte order mark's, else UTF-8 where the bytes bear it out,
 * else what the server says, else what the page says.
 */
final class PageParser {
  private static final int HEAD = 8192;
  private static final Pattern DECLARED =
      Pattern.compile(
          "<(?:meta|\\?xml)[^>]{0,300}?(?:charset|encoding)\\s*=\\s*[\"']?\\s*([\\w:.-]+)",
          Pattern.CASE_INSENSITIVE);

  private PageParser() {}

  static Document parse(byte[] html, @Nullable String contentType, String url) {
    try {
      String charset = charset(html, contentType).name();
      return Jsoup.parse(new ByteArrayInputStream(html), charset, url);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  private static Charset charset(byte[] html, @Nullable String contentType) {
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

  private static Optional<Charset> declared(byte[] html) {
    String head = new String(html, 0, Math.min(html.length, HEAD), ISO_8859_1);
    Matcher m = DECLARED.matcher(head);
    return m.find() ? Charsets.labelled(m.group(1)) : Optional.empty();
  }
}
