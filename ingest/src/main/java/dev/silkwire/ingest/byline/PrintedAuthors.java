package dev.silkwire.ingest.byline;

import dev.silkwire.ingest.page.ElementFeatures;
import dev.silkwire.ingest.page.FlatDom;
import dev.silkwire.ingest.text.ResourceLines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Who a page prints as the author of its story: near the headline what is marked as a byline, links
 * to an author's page, and lines that begin with words such as "By"; elsewhere a byline only when
 * all of them name the same people.
 */
final class PrintedAuthors {
  private static final List<String> PATHS =
      ResourceLines.of(PrintedAuthors.class, "author-paths.txt");
  private static final Set<String> SMALL =
      Set.copyOf(ResourceLines.of(PrintedAuthors.class, "name-particles.txt"));
  private static final Set<String> NO_NAME =
      Set.copyOf(ResourceLines.of(PrintedAuthors.class, "no-name-words.txt"));
  private static final Set<String> ORGANISATION =
      Set.copyOf(ResourceLines.of(PrintedAuthors.class, "organisation-words.txt"));
  private static final Pattern SPACES = Pattern.compile("[\\s\\h]+");
  private static final Pattern WORD = Pattern.compile("\\p{Lu}[\\p{L}\\p{M}'’.-]*");
  private static final long ELSEWHERE =
      ElementFeatures.BESIDE | ElementFeatures.SIDE | ElementFeatures.ELSEWHERE;
  private static final int ABOVE = 60;
  private static final int BELOW = 250;
  private static final int WITHOUT_HEADLINE = 1500;
  private static final int LONGEST = 180;
  private static final int LONGEST_BOX = 1500;
  private static final int LONGEST_LINE = 140;
  private static final int MOST_ELEMENTS = 40;
  private static final int MOST_TRIED = 200;
  private static final int LONGEST_NAME = 45;

  private final FlatDom page;
  private final int headline;
  private final AuthorNames names;
  private final int[] lettersBefore;

  PrintedAuthors(FlatDom page, int headline, AuthorNames names) {
    this.page = page;
    this.headline = headline;
    this.names = names;
    this.lettersBefore = new int[page.size() + 1];
    for (int i = 0; i < page.size(); i++) {
      lettersBefore[i + 1] =
          lettersBefore[i] + (page.is(i, ElementFeatures.SILENT) ? 0 : page.letters(i));
    }
  }

  /**
   * A piece of a byline.
   *
   * @param kind tag and class of the element that it stands in, empty when it has no class
   */
  private record Piece(String text, boolean link, String kind) {
    boolean isLike(Piece other) {
      return (link && other.link) || (!kind.isEmpty() && kind.equals(other.kind));
    }
  }

  /** The names that stand near the headline; none when none does. */
  List<String> near() {
    List<Integer> candidates = new ArrayList<>();
    int last = headline < 0 ? WITHOUT_HEADLINE : headline + BELOW;
    for (int i = Math.max(0, headline - ABOVE); i < Math.min(page.size(), last); i++) {
      if (isCandidate(i)) {
        candidates.add(i);
      }
    }
    candidates.sort(Comparator.comparingInt(this::distance));
    return candidates.stream()
        .map(this::read)
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** The names that every byline and box about an author gives; none when they differ. */
  List<String> agreed() {
    List<String> agreed = List.of();
    int tried = 0;
    for (int i = 0; i < page.size() && tried < MOST_TRIED; i++) {
      boolean marked =
          page.is(i, ElementFeatures.BYLINE | ElementFeatures.AUTHORED) && !isElsewhere(i);
      List<String> found = marked ? isSmall(i) ? read(i) : first(i) : List.of();
      tried += marked ? 1 : 0;
      if (!agreed.isEmpty() && !found.isEmpty() && !sameNames(found, agreed)) {
        return List.of();
      }
      agreed = agreed.isEmpty() ? found : agreed;
    }
    return agreed;
  }

  /** What a box that tells of an author begins with. */
  private List<String> first(int i) {
    if (page.end(i) - i > MOST_ELEMENTS || letters(i) > LONGEST_BOX) {
      return List.of();
    }
    List<Piece> pieces = new ArrayList<>();
    collect(page.element(i), page.element(i), new boolean[] {true}, false, pieces);
    return pieces.stream()
        .filter(p -> !AuthorNames.isPrefix(p.text()))
        .limit(1)
        .flatMap(p -> people(p.text(), false).stream())
        .toList();
  }

  private static boolean sameNames(List<String> a, List<String> b) {
    return new HashSet<>(a).equals(new HashSet<>(b)) || b.containsAll(a);
  }

  private int distance(int i) {
    return i > headline ? i - headline : 3 * (headline - i);
  }

  private boolean isCandidate(int i) {
    if (!isSmall(i)
        || isElsewhere(i)
        || i == headline
        || page.is(i, ElementFeatures.H1 | ElementFeatures.SILENT | ElementFeatures.MACHINE)) {
      return false;
    }
    boolean marked =
        page.is(i, ElementFeatures.BYLINE | ElementFeatures.AUTHORED) || leadsToAuthor(i);
    return (headline >= 0 && marked) || isByLine(i);
  }

  private boolean leadsToAuthor(int i) {
    String path = page.is(i, ElementFeatures.LINK) ? page.element(i).attr("href") : "";
    return !path.isEmpty() && PATHS.stream().anyMatch(path::contains);
  }

  private boolean isByLine(int i) {
    return !page.is(i, ElementFeatures.INLINE)
        && letters(i) <= LONGEST_LINE
        && page.letters(i) + letters(i) > 0
        && AuthorNames.isPrefixed(page.element(i).text());
  }

  private boolean isSmall(int i) {
    return page.end(i) - i <= MOST_ELEMENTS && letters(i) <= LONGEST && letters(i) > 0;
  }

  private int letters(int i) {
    return lettersBefore[page.end(i)] - lettersBefore[i];
  }

  private boolean isElsewhere(int i) {
    int box = page.closest(i, ELSEWHERE);
    while (box > 0 && (page.holds(box, Math.max(0, headline)) || isBylineItself(box))) {
      box = page.closest(page.parent(box), ELSEWHERE);
    }
    return box > 0;
  }

  /** An aside that is called "author" near the headline. */
  private boolean isBylineItself(int box) {
    return page.is(box, ElementFeatures.BYLINE | ElementFeatures.AUTHORED) && isSmall(box);
  }

  /** The names in a byline: the first, and those that are joined to it. */
  private List<String> read(int i) {
    int block = block(i);
    List<Piece> pieces = new ArrayList<>();
    collect(page.element(block), page.element(i), new boolean[] {block == i}, false, pieces);
    if (pieces.stream().allMatch(p -> AuthorNames.isPrefix(p.text()))) {
      int next = page.end(block);
      if (next < page.size() && isSmall(next) && !pieces.isEmpty()) {
        collect(page.element(next), page.element(next), new boolean[] {true}, false, pieces);
      }
    }
    return namesIn(
        pieces, page.is(i, ElementFeatures.BYLINE) || AuthorNames.isPrefixed(text(pieces)));
  }

  private static String text(List<Piece> pieces) {
    return pieces.isEmpty() ? "" : pieces.get(0).text();
  }

  /** A link stands in a line with others, which are read with it. */
  private int block(int i) {
    int block = i;
    while (page.is(block, ElementFeatures.INLINE) && page.parent(block) > 0) {
      block = page.parent(block);
    }
    return isSmall(block) ? block : i;
  }

  private static void collect(
      Element e, Element from, boolean[] begun, boolean link, List<Piece> pieces) {
    begun[0] |= e.equals(from);
    for (Node child : e.childNodes()) {
      if (child instanceof TextNode text && begun[0]) {
        String words = SPACES.matcher(text.getWholeText()).replaceAll(" ").strip();
        String kind = e.className().isEmpty() ? "" : e.normalName() + " " + e.className();
        add(new Piece(words, link, kind), pieces);
      } else if (child instanceof Element c
          && !c.normalName().matches("script|style|svg|noscript")) {
        collect(c, from, begun, link || c.normalName().equals("a"), pieces);
      }
    }
  }

  /** First and last name often stand in elements of their own. */
  private static void add(Piece piece, List<Piece> pieces) {
    int last = pieces.size() - 1;
    String text = piece.text();
    if (text.isEmpty()) {
      return;
    }
    boolean half =
        last >= 0
            && WORD.matcher(text).matches()
            && WORD.matcher(pieces.get(last).text()).matches()
            && !AuthorNames.isPrefix(pieces.get(last).text());
    if (half) {
      String whole = pieces.get(last).text() + " " + text;
      pieces.set(last, new Piece(whole, piece.link(), piece.kind()));
    } else {
      pieces.add(piece);
    }
  }

  private List<String> namesIn(List<Piece> pieces, boolean sure) {
    List<String> found = new ArrayList<>();
    boolean joined = true;
    Piece before = null;
    for (Piece piece : pieces) {
      String text = piece.text();
      if (AuthorNames.isOtherCredit(text)) {
        break;
      }
      boolean prefixed = AuthorNames.isPrefixed(text);
      if (AuthorNames.isPrefix(text) || AuthorNames.isConnective(text)) {
        joined = true;
        continue;
      }
      boolean goesOn =
          joined || prefixed || begins(text) || (before != null && piece.isLike(before));
      List<String> more = goesOn || found.isEmpty() ? people(text, sure || prefixed) : List.of();
      if (more.isEmpty() && !found.isEmpty()) {
        break;
      }
      more.stream().filter(n -> !found.contains(n)).forEach(found::add);
      joined = text.endsWith(",") || text.endsWith(" and") || text.endsWith("&");
      before = piece;
    }
    return found;
  }

  private static boolean begins(String text) {
    return text.startsWith(",") || text.startsWith("and ") || text.startsWith("& ");
  }

  private List<String> people(String text, boolean sure) {
    return names.of(List.of(text)).stream().filter(n -> looksLikeName(n, sure)).toList();
  }

  /**
   * Whether it is written like a name: two to five words with capitals. One word is enough where
   * something says that a name stands there.
   */
  private static boolean looksLikeName(String name, boolean sure) {
    String[] words = SPACES.split(name);
    boolean cased =
        name.codePoints().anyMatch(c -> Character.isUpperCase(c) || Character.isLowerCase(c));
    if (name.length() > LONGEST_NAME || name.codePoints().anyMatch(Character::isDigit)) {
      return false;
    }
    if (!cased) {
      return name.length() >= 2 && words.length <= 4;
    }
    return words.length >= (sure ? 1 : 2)
        && words.length <= 5
        && Arrays.stream(words).allMatch(PrintedAuthors::isWordOfName);
  }

  /** Whether it can be the name of a person, not of an organisation. */
  static boolean isPerson(String name) {
    return looksLikeName(name, false)
        && Arrays.stream(SPACES.split(name.toLowerCase(Locale.ROOT)))
            .noneMatch(ORGANISATION::contains);
  }

  private static boolean isWordOfName(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    boolean bare = Character.isLetter(word.codePointAt(0)) || word.charAt(0) == '(';
    return !NO_NAME.contains(lower)
        && bare
        && (!Character.isLowerCase(word.codePointAt(0))
            || SMALL.contains(lower)
            || word.startsWith("d'")
            || word.startsWith("d’")
            || word.startsWith("al-"));
  }
}
