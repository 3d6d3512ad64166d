package dev.silkwire.ingest.byline;

import dev.silkwire.contract.FieldLimits;
import dev.silkwire.ingest.markup.DocumentParser;
import dev.silkwire.ingest.page.PhraseList;
import dev.silkwire.ingest.text.ResourceLines;
import dev.silkwire.ingest.title.OutletNames;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Splits lines such as "By Ann Otieno, MD, and Bo Chen, staff writers" into names. Roles, degrees,
 * house accounts, placeholders, addresses and the outlet itself are no names. Immutable.
 */
final class AuthorNames {
  private static final int LONGEST = 60;
  private static final int LONGEST_LINE = 2000;
  private static final int LINES = 4 * FieldLimits.AUTHORS;
  private static final int MOST_WORDS = 7;

  /** Some characters of prefixes, such as 文／, need no space behind them. */
  private static final Pattern BY =
      Pattern.compile(
          "^[\\s•·|/–—-]*(?:(?:"
              + alternatives("byline-prefixes.txt")
              + ")(?:\\s*[:：]\\s*|\\s+|$)|(?:文[／/]|作者|撰文|[記记]者|筆者|執筆)\\s*|(?:[\\p{L} ]{1,12}"
              + " )?(?-i:by|By)(?=(?-i:\\p{Lu})))",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern AND =
      Pattern.compile(
          "\\s*(?:[,，、;|/•·]\\s*(?:(?:and|und|et|och|og|dan|with|&)\\s)?|\\s(?:and|und|et|y|e|en|och|og|dan|with|mit|&)\\s)\\s*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CONNECTIVE =
      Pattern.compile("(?:and|und|et|y|e|en|och|og|dan|with|mit|&|[,，、;|/•·+])+");
  private static final Pattern NO_NAME =
      Pattern.compile("https?:|//|:|www\\.|@|\\d{3}|[{}<>\\[\\]%=$#_]|\\.(?:com|org|net)\\b");
  private static final Pattern HANDLE = Pattern.compile("[\\p{Ll}\\d._-]+");
  private static final Pattern CASED = Pattern.compile("[\\p{Ll}\\p{Lu}]");
  private static final Pattern SPACES = Pattern.compile("[\\s\\h]+");
  private static final Pattern EDGES =
      Pattern.compile("^[\\s–—:|•·*+-]+|[\\s–—:|•·*(+-]+$|\\s*\\(\\p{Ll}{1,4}\\.?\\)$");
  private static final Pattern WHERE = Pattern.compile("\\s+in\\s+\\p{Lu}.*$|[.;]+$");
  private static final Pattern AFTER_NAME =
      Pattern.compile("(?:\\s+|(?<=\\p{IsHan}|\\p{IsHangul}))(?:기자|특파원|記者|记者|報導|报道|撰稿)$");
  private static final Pattern OF =
      Pattern.compile("\\s(?:of|at|for|the)\\s|^the\\s", Pattern.CASE_INSENSITIVE);
  private static final Pattern INITIALS = Pattern.compile("\\p{Lu}{1,5}");
  private static final Pattern REST_OF_CAPITALS = Pattern.compile("[\\p{Lu}.]{2,8}");

  private static final Set<String> ROLES = set("author-roles.txt");
  private static final Set<String> TITLES = set("author-titles.txt");
  private static final Set<String> NOBODY = set("no-author-names.txt");
  private static final Set<String> AGENCIES = set("news-agencies.txt");
  private static final PhraseList OTHERS =
      new PhraseList(AuthorNames.class, "other-credit-phrases.txt");
  private static final PhraseList FURNITURE =
      new PhraseList(AuthorNames.class, "author-furniture.txt");

  private final OutletNames outlets;

  /**
   * @param outlets what is no name of an author
   */
  AuthorNames(OutletNames outlets) {
    this.outlets = outlets;
  }

  private static Set<String> set(String file) {
    return Set.copyOf(ResourceLines.of(AuthorNames.class, file));
  }

  private static String alternatives(String file) {
    return ResourceLines.of(AuthorNames.class, file).stream()
        .map(Pattern::quote)
        .collect(Collectors.joining("|"));
  }

  /** Whether a text begins with words such as "Written by". */
  static boolean isPrefixed(String text) {
    return BY.matcher(text).lookingAt();
  }

  /** Whether a text is no more than words such as "Written by:". */
  static boolean isPrefix(String text) {
    Matcher m = BY.matcher(text);
    return m.lookingAt() && m.end() == text.length();
  }

  /** Whether a text only joins two names. */
  static boolean isConnective(String text) {
    return CONNECTIVE.matcher(text.strip()).matches();
  }

  static String withoutPrefix(String text) {
    return BY.matcher(text).replaceFirst("");
  }

  /** Whether words say that another kind of work on the story follows. */
  static boolean isOtherCredit(String text) {
    return OTHERS.begin(text);
  }

  /** The names in lines as somebody printed them, each once. */
  List<String> of(List<String> printed) {
    Set<String> names = new LinkedHashSet<>();
    for (String line : printed.subList(0, Math.min(printed.size(), LINES))) {
      names.addAll(people(parts(line)));
    }
    return names.stream().limit(FieldLimits.AUTHORS).toList();
  }

  /** Beside names of several words a single one is a place, a subject or a degree. */
  private List<String> people(List<String> parts) {
    boolean whole = parts.stream().anyMatch(p -> p.strip().indexOf(' ') > 0);
    return parts.stream()
        .limit(LINES)
        .map(this::name)
        .filter(Objects::nonNull)
        .filter(n -> !whole || n.indexOf(' ') > 0 || !CASED.matcher(n).find() || isAgency(n))
        .toList();
  }

  private static boolean isAgency(String name) {
    return AGENCIES.contains(name.toLowerCase(Locale.ROOT));
  }

  /** The names of organisations, which may be written in small letters and with dots. */
  static List<String> organisations(List<String> printed) {
    return printed.stream()
        .map(AuthorNames::plain)
        .filter(n -> n.length() >= 2 && n.length() <= LONGEST)
        .filter(n -> !NO_NAME.matcher(n).find() && !isNobody(n.toLowerCase(Locale.ROOT)))
        .distinct()
        .limit(FieldLimits.AUTHORS)
        .toList();
  }

  private List<String> parts(String line) {
    String plain = plain(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line);
    if (outlets.isOne(withoutPrefix(plain))) {
      return List.of();
    }
    String authors = FURNITURE.before(OTHERS.before(plain));
    String bare = withoutPrefix(authors);
    return bare.length() > 1 ? List.of(AND.split(bare)) : List.of();
  }

  private static String plain(String line) {
    String text = line.contains("<") || line.contains("&") ? DocumentParser.text(line) : line;
    return SPACES.matcher(text).replaceAll(" ").strip();
  }

  /** The name that is left of a part, or null when it names nobody. */
  @Nullable String name(String part) {
    String edges = EDGES.matcher(part.strip()).replaceAll("");
    String where = WHERE.matcher(withoutPrefix(edges)).replaceFirst("");
    String name = withoutTitles(AFTER_NAME.matcher(where).replaceFirst("").strip());
    return isName(name) ? name : null;
  }

  private static String withoutTitles(String name) {
    String rest = name;
    for (int space = rest.lastIndexOf(' '); space > 0; space = rest.lastIndexOf(' ')) {
      String last = rest.substring(space + 1);
      boolean title = REST_OF_CAPITALS.matcher(last).matches() || last.contains(".");
      if (!isTitle(last) || !(title || last.length() > 3 || last.equals("PhD"))) {
        return rest;
      }
      rest = rest.substring(0, space).strip();
    }
    return rest;
  }

  private static boolean isTitle(String word) {
    return TITLES.contains(word.toLowerCase(Locale.ROOT).replace(".", ""));
  }

  private boolean isName(String name) {
    return name.length() >= 2
        && name.length() <= LONGEST
        && SPACES.split(name).length <= MOST_WORDS
        && name.codePoints().anyMatch(Character::isLetter)
        && !NO_NAME.matcher(name).find()
        && (isAgency(name) || !isHandle(name))
        && !OF.matcher(name).find()
        && !isNobody(name.toLowerCase(Locale.ROOT))
        && !isTitle(name)
        && !FURNITURE.begin(name)
        && !outlets.isOne(name);
  }

  /** "jsmith42", "harbour-news", "page.head.author": no outlet prints a name so. */
  private static boolean isHandle(String name) {
    return CASED.matcher(name).find()
        && (HANDLE.matcher(name).matches() || INITIALS.matcher(name).matches());
  }

  /** Whether it says what somebody is, or names an account that nobody stands behind. */
  private static boolean isNobody(String lower) {
    if (NOBODY.contains(lower) || NOBODY.contains("*" + lower) || lower.startsWith("team ")) {
      return true;
    }
    for (int space = lower.indexOf(' '); space >= 0; space = lower.indexOf(' ', space + 1)) {
      String end = lower.substring(space + 1);
      if (ROLES.contains(end) || NOBODY.contains("*" + end)) {
        return true;
      }
    }
    return ROLES.contains(lower);
  }
}
