package dev.silkwire.sink.words;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

/**
 * Words and their places as PostgreSQL sends and receives them, which is faster by far than its
 * reading of text. Where a connection does not send the type in its binary form, its text goes.
 *
 * @see <a
 *     href="https://github.com/postgres/postgres/blob/master/src/backend/utils/adt/tsvector.c">tsvectorrecv</a>
 */
final class Tsvector extends PGobject implements PGBinaryObject {
  private static final long serialVersionUID = 1L;

  /** The last position that a tsvector tells apart, and the most that it keeps of one word. */
  private static final int LAST_POSITION = 16_383;

  private static final int MOST_POSITIONS = 255;

  /** The places of a word, each two bytes. For one thread. */
  private static final class Places {
    private byte[] bytes = new byte[2 * Short.BYTES];
    private int number;
    private int last;

    void add(int place) {
      if (number == MOST_POSITIONS || place == last) {
        return;
      }
      if (number * Short.BYTES == bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * bytes.length);
      }
      bytes[number * Short.BYTES] = (byte) (place >>> 8);
      bytes[number * Short.BYTES + 1] = (byte) place;
      last = place;
      number++;
    }

    int get(int n) {
      return ((bytes[n * Short.BYTES] & 0xff) << 8) | (bytes[n * Short.BYTES + 1] & 0xff);
    }
  }

  private final transient Map<String, Places> places;
  private final transient byte[] bytes;

  private Tsvector(Map<String, Places> places) {
    setType("tsvector");
    this.places = places;
    this.bytes = bytes(places);
  }

  /**
   * Words hold letters, digits and marks only, so that nothing needs to be escaped.
   *
   * @param facets words that have no place
   */
  static Tsvector of(List<String> words, List<String> facets) {
    Map<String, Places> places = new HashMap<>(words.size() + facets.size());
    facets.forEach(facet -> places.put(facet, new Places()));
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!word.equals(Tokenizer.BREAK)) {
        places.computeIfAbsent(word, w -> new Places()).add(Math.min(i + 1, LAST_POSITION));
      }
    }
    return new Tsvector(places);
  }

  private static List<Map.Entry<String, Places>> sorted(Map<String, Places> places) {
    List<Map.Entry<String, Places>> words = new ArrayList<>(places.entrySet());
    words.sort(Map.Entry.comparingByKey());
    return words;
  }

  /** A count of words; of each its letters, a zero, a count of places, and these. */
  private static byte[] bytes(Map<String, Places> places) {
    ByteBuffer bytes = ByteBuffer.allocate(mostBytes(places)).putInt(places.size());
    for (Map.Entry<String, Places> word : sorted(places)) {
      Places of = word.getValue();
      bytes.put(word.getKey().getBytes(UTF_8)).put((byte) 0).putShort((short) of.number);
      bytes.put(of.bytes, 0, of.number * Short.BYTES);
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private static int mostBytes(Map<String, Places> places) {
    int most = Integer.BYTES;
    for (Map.Entry<String, Places> word : places.entrySet()) {
      most += 3 * word.getKey().length() + 1 + Short.BYTES * (1 + word.getValue().number);
    }
    return most;
  }

  @Override
  public String getValue() {
    return sorted(places).stream()
        .map(word -> lexeme(word.getKey(), word.getValue()))
        .collect(joining(" "));
  }

  private static String lexeme(String word, Places places) {
    return IntStream.range(0, places.number)
        .mapToObj(n -> String.valueOf(places.get(n)))
        .collect(joining(",", "'" + word + (places.number == 0 ? "'" : "':"), ""));
  }

  @Override
  public int lengthInBytes() {
    return bytes.length;
  }

  @Override
  public void toBytes(byte[] target, int offset) {
    System.arraycopy(bytes, 0, target, offset, bytes.length);
  }

  @Override
  public void setByteValue(byte[] value, int offset) {
    throw new UnsupportedOperationException("tsvectors are written, never read");
  }
}
