package dev.silkwire.enrich.text;

/**
 * Where in a text phrases may begin, and a hash of the letters that stand there: those of a word,
 * at most four; in scripts that do not divide words one character, and two. Immutable.
 */
final class Openings {
  /** As many as a hash tells of a word. */
  static final int LETTERS = 4;

  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
  private static final long CAPITAL = 0x5851F42D4C957F2DL;
  private static final char NOTHING = 0;

  private final int[] positions;
  private final int[] hashes;
  private final int count;

  private Openings(int[] positions, int[] hashes, int count) {
    this.positions = positions;
    this.hashes = hashes;
    this.count = count;
  }

  static Openings of(NormalText text) {
    int most = 2 * text.starts();
    int[] positions = new int[most];
    int[] hashes = new int[most];
    int count = 0;
    for (int i = text.nextStart(0); i >= 0; i = text.nextStart(i + 1)) {
      char first = text.folded(i);
      char second = at(text, i + 1);
      boolean capital = text.cased(i) != first;
      boolean word = text.kind(i) == Boundaries.WORD;
      positions[count] = i;
      hashes[count++] =
          word
              ? ofWord(capital, first, second, at(text, i + 2), at(text, i + 3))
              : hash(capital, first | ((long) second << Character.SIZE));
      if (!word) {
        positions[count] = i;
        hashes[count++] = hash(capital, first);
      }
    }
    return new Openings(positions, hashes, count);
  }

  /** The hash by which a phrase is found among the openings of a text. */
  static int of(String phrase, boolean capital) {
    char first = at(phrase, 0);
    char second = at(phrase, 1);
    return CharTables.kind(first) == Boundaries.WORD
        ? ofWord(capital, first, second, at(phrase, 2), at(phrase, 3))
        : hash(capital, first | ((long) second << Character.SIZE));
  }

  private static char at(NormalText text, int i) {
    return i < text.length() ? text.folded(i) : NOTHING;
  }

  private static char at(String phrase, int i) {
    return i < phrase.length() ? CharTables.lower(phrase.charAt(i)) : NOTHING;
  }

  /** Without a branch, as no two words are alike. */
  private static int ofWord(boolean capital, char first, char second, char third, char fourth) {
    long two = ofWord(second);
    long three = two & ofWord(third);
    long four = three & ofWord(fourth);
    return hash(
        capital,
        first
            | ((second & two) << Character.SIZE)
            | ((third & three) << (2 * Character.SIZE))
            | ((fourth & four) << (3 * Character.SIZE)));
  }

  /** All bits where a letter goes on with a word. */
  private static long ofWord(char letter) {
    return CharTables.kind(letter) == Boundaries.WORD ? -1 : 0;
  }

  private static int hash(boolean capital, long letters) {
    return (int) (((letters ^ (capital ? CAPITAL : 0)) * MULTIPLIER) >>> Integer.SIZE);
  }

  /** How many there are, in reading order. */
  int count() {
    return count;
  }

  /** The first at or behind one that stands at or behind a position; their count if none does. */
  int behind(int opening, int position) {
    int o = opening;
    while (o < count && positions[o] < position) {
      o++;
    }
    return o;
  }

  int position(int opening) {
    return positions[opening];
  }

  int hash(int opening) {
    return hashes[opening];
  }
}
