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
 * Finds the authors that a page prints: near the headline in elements marked as byline, links to an
 * author's page, and lines with a prefix such as "By"; elsewhere in bylines, if all of them have
 * the same names.
 */
final class PrintedAuthors {
  private static final List<String> AUTHOR_PATHS =
      ResourceLines.of(PrintedAuthors.class, "author-paths.txt");
  private static final Set<String> PARTICLES =
      Set.copyOf(ResourceLines.of(PrintedAuthors.class, "name-particles.txt"));
  private static final Set<String> NOT_IN_NAMES =
      Set.copyOf(ResourceLines.of(PrintedAuthors.class, "no-name-words.txt"));
  private static final Set<String> ORGANISATION_WORDS =
      Set.copyOf(ResourceLines.of(PrintedAuthors.class, "organisation-words.txt"));
  private static final Pattern SPACES = Pattern.compile("[\\s\\h]+");
  private static final Pattern CAPITALISED = Pattern.compile("\\p{Lu}[\\p{L}\\p{M}'’.-]*");
  private static final long UNRELATED =
      ElementFeatures.ASIDE | ElementFeatures.SIDEBAR_NAME | ElementFeatures.UNRELATED_NAME;
  private static final int ELEMENTS_ABOVE_HEADLINE = 60;
  private static final int ELEMENTS_BELOW_HEADLINE = 250;
  private static final int ELEMENTS_WITHOUT_HEADLINE = 1500;
  private static final int MAX_BYLINE_LENGTH = 180;
  private static final int MAX_BOX_LENGTH = 1500;
  private static final int MAX_LINE_LENGTH = 140;
  private static final int MAX_ELEMENTS = 40;
  private static final int MAX_TRIED = 200;
  private static final int MAX_NAME_CHARS = 45;

  private final FlatDom page;
  private final int headline;
  private final AuthorNames names;
  private final int[] lengthBefore;

  PrintedAuthors(FlatDom page, int headline, AuthorNames names) {
    this.page = page;
    this.headline = headline;
    this.names = names;
    this.lengthBefore = new int[page.size() + 1];
    for (int i = 0; i < page.size(); i++) {
      lengthBefore[i + 1] =
          lengthBefore[i] + (page.is(i, ElementFeatures.NO_TEXT) ? 0 : page.ownLength(i));
    }
  }

  /**
   * A text node of a byline.
   *
   * @param kind tag and class of its element, empty if it has no class
   */
  private record Piece(String text, boolean link, String kind) {
    boolean isLike(Piece other) {
      return (link && other.link) || (!kind.isEmpty() && kind.equals(other.kind));
    }
  }

  /**
   * Returns the names in the byline nearest to the headline; none if there is no byline near it.
   */
  List<String> nearHeadline() {
    List<Integer> candidates = new ArrayList<>();
    int last = headline < 0 ? ELEMENTS_WITHOUT_HEADLINE : headline + ELEMENTS_BELOW_HEADLINE;
    int start = Math.max(0, headline - ELEMENTS_ABOVE_HEADLINE);
    for (int i = start; i < Math.min(page.size(), last); i++) {
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

  /** Returns the names in all bylines and author boxes of the page; none if they differ. */
  List<String> unanimous() {
    List<String> names = List.of();
    int tried = 0;
    for (int i = 0; i < page.size() && tried < MAX_TRIED; i++) {
      boolean marked =
          page.is(i, ElementFeatures.BYLINE | ElementFeatures.AUTHOR_NAME) && !isUnrelated(i);
      List<String> found = marked ? isSmall(i) ? read(i) : firstInBox(i) : List.of();
      tried += marked ? 1 : 0;
      if (!names.isEmpty() && !found.isEmpty() && !isSame(found, names)) {
        return List.of();
      }
      names = names.isEmpty() ? found : names;
    }
    return names;
  }

  /** Returns the name with which a box about an author begins. */
  private List<String> firstInBox(int i) {
    if (page.end(i) - i > MAX_ELEMENTS || length(i) > MAX_BOX_LENGTH) {
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

  private static boolean isSame(List<String> a, List<String> b) {
    return new HashSet<>(a).equals(new HashSet<>(b)) || b.containsAll(a);
  }

  private int distance(int i) {
    return i > headline ? i - headline : 3 * (headline - i);
  }

  private boolean isCandidate(int i) {
    if (!isSmall(i)
        || isUnrelated(i)
        || i == headline
        || page.is(i, ElementFeatures.H1 | ElementFeatures.NO_TEXT | ElementFeatures.METADATA)) {
      return false;
    }
    boolean marked =
        page.is(i, ElementFeatures.BYLINE | ElementFeatures.AUTHOR_NAME) || isAuthorLink(i);
    return (headline >= 0 && marked) || isPrefixedLine(i);
  }

  private boolean isAuthorLink(int i) {
    String path = page.is(i, ElementFeatures.LINK) ? page.element(i).attr("href") : "";
    return !path.isEmpty() && AUTHOR_PATHS.stream().anyMatch(path::contains);
  }

  private boolean isPrefixedLine(int i) {
    return !page.is(i, ElementFeatures.INLINE)
        && length(i) <= MAX_LINE_LENGTH
        && page.ownLength(i) + length(i) > 0
        && AuthorNames.isPrefixed(page.element(i).text());
  }

  private boolean isSmall(int i) {
    return page.end(i) - i <= MAX_ELEMENTS && length(i) <= MAX_BYLINE_LENGTH && length(i) > 0;
  }

  private int length(int i) {
    return lengthBefore[page.end(i)] - lengthBefore[i];
  }

  private boolean isUnrelated(int i) {
    int box = page.closest(i, UNRELATED);
    while (box > 0 && (page.contains(box, Math.max(0, headline)) || isByline(box))) {
      box = page.closest(page.parent(box), UNRELATED);
    }
    return box > 0;
  }

  /** Returns whether a box beside the article is itself a byline. */
  private boolean isByline(int box) {
    return page.is(box, ElementFeatures.BYLINE | ElementFeatures.AUTHOR_NAME) && isSmall(box);
  }

  /**
   * Returns the names in a byline: the first, and those that follow it in the same form or after a
   * connective.
   */
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

  /**
   * Returns the block around inline elements, to read a link together with the rest of its line.
   */
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

  /**
   * Adds a text; joins it to the previous one if these are first and last name in separate
   * elements.
   */
  private static void add(Piece piece, List<Piece> pieces) {
    int last = pieces.size() - 1;
    String text = piece.text();
    if (text.isEmpty()) {
      return;
    }
    boolean isLastName =
        last >= 0
            && CAPITALISED.matcher(text).matches()
            && CAPITALISED.matcher(pieces.get(last).text()).matches()
            && !AuthorNames.isPrefix(pieces.get(last).text());
    if (isLastName) {
      String fullName = pieces.get(last).text() + " " + text;
      pieces.set(last, new Piece(fullName, piece.link(), piece.kind()));
    } else {
      pieces.add(piece);
    }
  }

  /**
   * Returns the names in the texts of a byline.
   *
   * @param isMarked whether the element is marked as a byline, so that single words are names
   */
  private List<String> namesIn(List<Piece> pieces, boolean isMarked) {
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
      boolean continues =
          joined || prefixed || isContinuation(text) || (before != null && piece.isLike(before));
      List<String> more =
          continues || found.isEmpty() ? people(text, isMarked || prefixed) : List.of();
      if (more.isEmpty() && !found.isEmpty()) {
        break;
      }
      more.stream().filter(n -> !found.contains(n)).forEach(found::add);
      joined = text.endsWith(",") || text.endsWith(" and") || text.endsWith("&");
      before = piece;
    }
    return found;
  }

  private static boolean isContinuation(String text) {
    return text.startsWith(",") || text.startsWith("and ") || text.startsWith("& ");
  }

  private List<String> people(String text, boolean isMarked) {
    return names.of(List.of(text)).stream().filter(n -> looksLikeName(n, isMarked)).toList();
  }

  /**
   * Returns whether a text looks like a name: two to five capitalised words, or one to four in a
   * script without letter case. One word is enough in a marked byline.
   */
  private static boolean looksLikeName(String name, boolean isMarked) {
    String[] words = SPACES.split(name);
    boolean cased =
        name.codePoints().anyMatch(c -> Character.isUpperCase(c) || Character.isLowerCase(c));
    if (name.length() > MAX_NAME_CHARS || name.codePoints().anyMatch(Character::isDigit)) {
      return false;
    }
    if (!cased) {
      return name.length() >= 2 && words.length <= 4;
    }
    return words.length >= (isMarked ? 1 : 2)
        && words.length <= 5
        && Arrays.stream(words).allMatch(PrintedAuthors::canBeInName);
  }

  /** Returns whether a name can be that of a person, not of an organisation. */
  static boolean isPerson(String name) {
    return looksLikeName(name, false)
        && Arrays.stream(SPACES.split(name.toLowerCase(Locale.ROOT)))
            .noneMatch(ORGANISATION_WORDS::contains);
  }

  private static boolean canBeInName(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    boolean startsWithLetter = Character.isLetter(word.codePointAt(0)) || word.charAt(0) == '(';
    return !NOT_IN_NAMES.contains(lower)
        && startsWithLetter
        && (!Character.isLowerCase(word.codePointAt(0))
            || PARTICLES.contains(lower)
            || word.startsWith("d'")
            || word.startsWith("d’")
            || word.startsWith("al-"));
  }
}
