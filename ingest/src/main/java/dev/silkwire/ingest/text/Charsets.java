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
 * Which characters some bytes mean. Labels are read as the WHATWG Encoding Standard reads them: a
 * label names the family of encodings that is really used under it.
 */
public final class Charsets {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final Pattern PARAMETER =
      Pattern.compile("charset\\s*=\\s*[\"']?([\\w:.+-]+)", Pattern.CASE_INSENSITIVE);
  private static final Map<String, String> REALLY =
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

  /** The charset that a label names, or nothing when it names none we have. */
  public static Optional<Charset> labelled(@Nullable String label) {
    if (label == null) {
      return Optional.empty();
    }
    String name = label.strip().toLowerCase(Locale.ROOT);
    try {
      return Optional.of(Charset.forName(REALLY.getOrDefault(name, name)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The {@code charset} parameter of a content type. */
  public static Optional<Charset> ofContentType(@Nullable String contentType) {
    Matcher m = PARAMETER.matcher(contentType == null ? "" : contentType);
    return m.find() ? labelled(m.group(1)) : Optional.empty();
  }

  /** What a byte order mark says. */
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

  /** The text, or nothing when the bytes are not of that charset. */
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

  /** Whether the bytes are UTF-8 (RFC 3629), up to a character cut off at their end. */
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

  /** The charset of last resort: any byte is something in it. */
  public static Charset fallback() {
    return WINDOWS_1252;
  }

  /** Whether ASCII means the same in it and nothing else is in the way of ASCII's bytes. */
  public static boolean isAsciiLike(Charset charset) {
    return !isWide(charset) && !charset.name().startsWith("ISO-2022");
  }

  /** Whether every ASCII character takes more than a byte in it. */
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
