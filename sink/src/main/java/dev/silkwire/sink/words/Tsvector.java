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
 * A tsvector in PostgreSQL's binary format, which the server parses much faster than its text
 * format. A connection that does not use the binary format sends {@link #getValue()}.
 *
 * @see <a
 *     href="https://github.com/postgres/postgres/blob/master/src/backend/utils/adt/tsvector.c">tsvectorrecv</a>
 */
final class Tsvector extends PGobject implements PGBinaryObject {
  private static final long serialVersionUID = 1L;

  /** PostgreSQL's limits: the greatest position, and the number of positions of one lexeme. */
  private static final int MAX_POSITION = 16_383;

  private static final int MAX_POSITIONS_PER_WORD = 255;

  /** The positions of a word, two bytes each. For one thread. */
  private static final class Positions {
    private byte[] bytes = new byte[2 * Short.BYTES];
    private int count;
    private int last;

    void add(int position) {
      if (count == MAX_POSITIONS_PER_WORD || position == last) {
        return;
      }
      if (count * Short.BYTES == bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * bytes.length);
      }
      bytes[count * Short.BYTES] = (byte) (position >>> 8);
      bytes[count * Short.BYTES + 1] = (byte) position;
      last = position;
      count++;
    }

    int get(int n) {
      return ((bytes[n * Short.BYTES] & 0xff) << 8) | (bytes[n * Short.BYTES + 1] & 0xff);
    }
  }

  private final transient Map<String, Positions> positions;
  private final transient byte[] bytes;

  private Tsvector(Map<String, Positions> positions) {
    setType("tsvector");
    this.positions = positions;
    this.bytes = bytes(positions);
  }

  /**
   * Returns the vector of an article.
   *
   * @param words letters, digits and marks only, so that nothing needs to be escaped
   * @param facets words without a position
   */
  static Tsvector of(List<String> words, List<String> facets) {
    Map<String, Positions> positions = new HashMap<>(words.size() + facets.size());
    facets.forEach(facet -> positions.put(facet, new Positions()));
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!word.equals(Tokenizer.BREAK)) {
        positions.computeIfAbsent(word, w -> new Positions()).add(Math.min(i + 1, MAX_POSITION));
      }
    }
    return new Tsvector(positions);
  }

  private static List<Map.Entry<String, Positions>> sorted(Map<String, Positions> positions) {
    List<Map.Entry<String, Positions>> words = new ArrayList<>(positions.entrySet());
    words.sort(Map.Entry.comparingByKey());
    return words;
  }

  /**
   * Encodes the number of words, then each word in UTF-8 with a zero byte, the number of its
   * positions and the positions.
   */
  private static byte[] bytes(Map<String, Positions> positions) {
    ByteBuffer bytes = ByteBuffer.allocate(maxBytes(positions)).putInt(positions.size());
    for (Map.Entry<String, Positions> word : sorted(positions)) {
      Positions ofWord = word.getValue();
      bytes.put(word.getKey().getBytes(UTF_8)).put((byte) 0).putShort((short) ofWord.count);
      bytes.put(ofWord.bytes, 0, ofWord.count * Short.BYTES);
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private static int maxBytes(Map<String, Positions> positions) {
    int bytes = Integer.BYTES;
    for (Map.Entry<String, Positions> word : positions.entrySet()) {
      bytes += 3 * word.getKey().length() + 1 + Short.BYTES * (1 + word.getValue().count);
    }
    return bytes;
  }

  @Override
  public String getValue() {
    return sorted(positions).stream()
        .map(word -> lexeme(word.getKey(), word.getValue()))
        .collect(joining(" "));
  }

  private static String lexeme(String word, Positions positions) {
    return IntStream.range(0, positions.count)
        .mapToObj(n -> String.valueOf(positions.get(n)))
        .collect(joining(",", "'" + word + (positions.count == 0 ? "'" : "':"), ""));
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
    throw new UnsupportedOperationException("tsvectors are only written");
  }
}
