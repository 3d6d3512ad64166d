package dev.silkwire.ingest.text;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Charset labels and decoding. Labels are interpreted as in the WHATWG Encoding Standard: as the
 * superset that is used under the label in practice.
 */
public final class Charsets {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final Pattern PARAMETER =
      Pattern.compile("charset\\s*=\\s*[\"']?([\\w:.+-]+)", Pattern.CASE_INSENSITIVE);
  private static final Map<String, String> BY_LABEL =
      Map.ofEntries(
          Map.entry("gb2312", "GB18030"),
          Map.entry("gb_2312", "GB18030"),
          Map.entry("gb_2312-80", "GB18030"),
          Map.entry("x-gbk", "GB18030"),
          Map.entry("gbk", "GB18030"),
          Map.entry("iso-8859-1", "windows-1252"),
          Map.entry("iso8859-1", "windows-1252"),
          Map.entry("latin1", "windows-1252"),
          Map.entry("us-ascii", "windows-1252"),
          Map.entry("ascii", "windows-1252"),
          Map.entry("iso-8859-9", "windows-1254"),
          Map.entry("iso-8859-11", "x-windows-874"),
          Map.entry("tis-620", "x-windows-874"),
          Map.entry("ks_c_5601-1987", "x-windows-949"),
          Map.entry("euc-kr", "x-windows-949"),
          Map.entry("shift_jis", "windows-31j"),
          Map.entry("shift-jis", "windows-31j"),
          Map.entry("x-sjis", "windows-31j"),
          Map.entry("sjis", "windows-31j"),
          Map.entry("big5", "Big5-HKSCS"),
          Map.entry("utf8", "UTF-8"),
          Map.entry("unicode", "UTF-16"));

  private Charsets() {}

  /** Returns the charset of a label; empty if it is unknown or not supported. */
  public static Optional<Charset> labelled(@Nullable String label) {
    if (label == null) {
      return Optional.empty();
    }
    String name = label.strip().toLowerCase(Locale.ROOT);
    try {
      return Optional.of(Charset.forName(BY_LABEL.getOrDefault(name, name)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Returns the charset of a Content-Type header; empty if it has none. */
  public static Optional<Charset> ofContentType(@Nullable String contentType) {
    Matcher m = PARAMETER.matcher(contentType == null ? "" : contentType);
    return m.find() ? labelled(m.group(1)) : Optional.empty();
  }

  /** Returns the charset of the byte order mark; empty if there is none. */
  public static Optional<Charset> ofMark(byte[] b) {
    if (b.length >= 3 && b[0] == (byte) 0xef && b[1] == (byte) 0xbb && b[2] == (byte) 0xbf) {
      return Optional.of(UTF_8);
    }
    if (b.length >= 4 && b[0] == 0 && b[1] == 0 && b[2] == (byte) 0xfe && b[3] == (byte) 0xff) {
      return labelled("UTF-32BE");
    }
    if (b.length >= 2 && b[0] == (byte) 0xfe && b[1] == (byte) 0xff) {
      return Optional.of(UTF_16BE);
    }
    if (b.length >= 2 && b[0] == (byte) 0xff && b[1] == (byte) 0xfe) {
      boolean wide = b.length >= 4 && b[2] == 0 && b[3] == 0;
      return wide ? labelled("UTF-32LE") : Optional.of(UTF_16LE);
    }
    return Optional.empty();
  }

  /** Decodes the bytes; empty if they are not valid in the charset. */
  public static Optional<String> decode(byte[] bytes, Charset charset) {
    if (isWide(charset) && !hasZeroes(bytes)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns whether the bytes are valid UTF-8 (RFC 3629), except for a character that is cut off at
   * the end.
   */
  public static boolean isUtf8(byte[] bytes) {
    int more = 0;
    for (byte b : bytes) {
      if (more > 0) {
        if ((b & 0xc0) != 0x80) {
          return false;
        }
        more--;
      } else if (b < 0) {
        more = (b & 0xe0) == 0xc0 ? 1 : (b & 0xf0) == 0xe0 ? 2 : (b & 0xf8) == 0xf0 ? 3 : -1;
        if (more < 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** Returns windows-1252, the charset to use when no other fits. */
  public static Charset fallback() {
    return WINDOWS_1252;
  }

  /**
   * Returns whether the charset encodes ASCII as single bytes and uses these bytes for nothing
   * else.
   */
  public static boolean isAsciiLike(Charset charset) {
    return !isWide(charset) && !charset.name().startsWith("ISO-2022");
  }

  /** Returns whether ASCII characters take more than one byte in the charset. */
  private static boolean isWide(Charset charset) {
    return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
  }

  private static boolean hasZeroes(byte[] bytes) {
    for (int i = 0; i < Math.min(bytes.length, 64); i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }
}
