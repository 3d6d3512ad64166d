package dev.silkwire.ingest.byline;

import dev.silkwire.contract.limit.FieldLimits;
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
 * Splits bylines such as "By Ann Otieno, MD, and Bo Chen, staff writers" into names. Removes roles,
 * degrees, generic accounts, placeholders, addresses and the name of the outlet. Immutable.
 */
final class AuthorNames {
  private static final int MAX_NAME_CHARS = 60;
  private static final int MAX_LINE_CHARS = 2000;
  private static final int MAX_LINES = 4 * FieldLimits.AUTHORS;
  private static final int MAX_WORDS = 7;

  /** Some CJK prefixes, such as 文／, need no space after them. */
  private static final Pattern PREFIX =
      Pattern.compile(
          "^[\\s•·|/–—-]*(?:(?:"
              + alternatives("byline-prefixes.txt")
              + ")(?:\\s*[:：]\\s*|\\s+|$)|(?:文[／/]|作者|撰文|[記记]者|筆者|執筆)\\s*|(?:[\\p{L} ]{1,12}"
              + " )?(?-i:by|By)(?=(?-i:\\p{Lu})))",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern SEPARATOR =
      Pattern.compile(
          "\\s*(?:[,，、;|/•·]\\s*(?:(?:and|und|et|och|og|dan|with|&)\\s)?|\\s(?:and|und|et|y|e|en|och|og|dan|with|mit|&)\\s)\\s*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CONNECTIVE =
      Pattern.compile("(?:and|und|et|y|e|en|och|og|dan|with|mit|&|[,，、;|/•·+])+");
  private static final Pattern NOT_A_NAME =
      Pattern.compile("https?:|//|:|www\\.|@|\\d{3}|[{}<>\\[\\]%=$#_]|\\.(?:com|org|net)\\b");
  private static final Pattern HANDLE = Pattern.compile("[\\p{Ll}\\d._-]+");
  private static final Pattern CASED = Pattern.compile("[\\p{Ll}\\p{Lu}]");
  private static final Pattern SPACES = Pattern.compile("[\\s\\h]+");
  private static final Pattern EDGES =
      Pattern.compile("^[\\s–—:|•·*+-]+|[\\s–—:|•·*(+-]+$|\\s*\\(\\p{Ll}{1,4}\\.?\\)$");
  private static final Pattern PLACE = Pattern.compile("\\s+in\\s+\\p{Lu}.*$|[.;]+$");
  private static final Pattern CJK_ROLE =
      Pattern.compile("(?:\\s+|(?<=\\p{IsHan}|\\p{IsHangul}))(?:기자|특파원|記者|记者|報導|报道|撰稿)$");
  private static final Pattern PREPOSITION =
      Pattern.compile("\\s(?:of|at|for|the)\\s|^the\\s", Pattern.CASE_INSENSITIVE);
  private static final Pattern INITIALS = Pattern.compile("\\p{Lu}{1,5}");
  private static final Pattern CAPITALS = Pattern.compile("[\\p{Lu}.]{2,8}");

  private static final Set<String> ROLES = set("author-roles.txt");
  private static final Set<String> TITLES = set("author-titles.txt");
  private static final Set<String> GENERIC_ACCOUNTS = set("no-author-names.txt");
  private static final Set<String> AGENCIES = set("news-agencies.txt");
  private static final PhraseList OTHER_CREDITS =
      new PhraseList(AuthorNames.class, "other-credit-phrases.txt");
  private static final PhraseList INTERFACE_TEXTS =
      new PhraseList(AuthorNames.class, "author-furniture.txt");

  private final OutletNames outlets;

  /**
   * @param outlets the names of the outlet, which are not names of authors
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

  /** Returns whether a text begins with a prefix such as "Written by". */
  static boolean isPrefixed(String text) {
    return PREFIX.matcher(text).lookingAt();
  }

  /** Returns whether a text consists of a prefix such as "Written by:". */
  static boolean isPrefix(String text) {
    Matcher m = PREFIX.matcher(text);
    return m.lookingAt() && m.end() == text.length();
  }

  /** Returns whether a text only connects two names. */
  static boolean isConnective(String text) {
    return CONNECTIVE.matcher(text.strip()).matches();
  }

  static String withoutPrefix(String text) {
    return PREFIX.matcher(text).replaceFirst("");
  }

  /** Returns whether a text begins with a credit for other work, such as photography. */
  static boolean isOtherCredit(String text) {
    return OTHER_CREDITS.isAtStartOf(text);
  }

  /** Returns the names in bylines, without duplicates. */
  List<String> of(List<String> lines) {
    Set<String> names = new LinkedHashSet<>();
    for (String line : lines.subList(0, Math.min(lines.size(), MAX_LINES))) {
      names.addAll(people(parts(line)));
    }
    return names.stream().limit(FieldLimits.AUTHORS).toList();
  }

  /**
   * Returns the names among parts. If there are names of several words, single words are not names.
   */
  private List<String> people(List<String> parts) {
    boolean hasFullName = parts.stream().anyMatch(p -> p.strip().indexOf(' ') > 0);
    return parts.stream()
        .limit(MAX_LINES)
        .map(this::name)
        .filter(Objects::nonNull)
        .filter(n -> !hasFullName || n.indexOf(' ') > 0 || !CASED.matcher(n).find() || isAgency(n))
        .toList();
  }

  private static boolean isAgency(String name) {
    return AGENCIES.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Returns the names of organisations, which may be lower-case and contain dots. */
  static List<String> organisations(List<String> names) {
    return names.stream()
        .map(AuthorNames::plain)
        .filter(n -> n.length() >= 2 && n.length() <= MAX_NAME_CHARS)
        .filter(n -> !NOT_A_NAME.matcher(n).find() && !isGeneric(n.toLowerCase(Locale.ROOT)))
        .distinct()
        .limit(FieldLimits.AUTHORS)
        .toList();
  }

  private List<String> parts(String line) {
    String plain = plain(line.length() > MAX_LINE_CHARS ? line.substring(0, MAX_LINE_CHARS) : line);
    if (outlets.contains(withoutPrefix(plain))) {
      return List.of();
    }
    String authors = INTERFACE_TEXTS.before(OTHER_CREDITS.before(plain));
    String bare = withoutPrefix(authors);
    return bare.length() > 1 ? List.of(SEPARATOR.split(bare)) : List.of();
  }

  private static String plain(String line) {
    String text = line.contains("<") || line.contains("&") ? DocumentParser.text(line) : line;
    return SPACES.matcher(text).replaceAll(" ").strip();
  }

  /** Returns the name in a part of a byline, or null if it contains none. */
  @Nullable String name(String part) {
    String trimmed = EDGES.matcher(part.strip()).replaceAll("");
    String withoutPlace = PLACE.matcher(withoutPrefix(trimmed)).replaceFirst("");
    String name = withoutTitles(CJK_ROLE.matcher(withoutPlace).replaceFirst("").strip());
    return isName(name) ? name : null;
  }

  private static String withoutTitles(String name) {
    String rest = name;
    for (int space = rest.lastIndexOf(' '); space > 0; space = rest.lastIndexOf(' ')) {
      String last = rest.substring(space + 1);
      boolean isAbbreviation = CAPITALS.matcher(last).matches() || last.contains(".");
      if (!isTitle(last) || !(isAbbreviation || last.length() > 3 || last.equals("PhD"))) {
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
        && name.length() <= MAX_NAME_CHARS
        && SPACES.split(name).length <= MAX_WORDS
        && name.codePoints().anyMatch(Character::isLetter)
        && !NOT_A_NAME.matcher(name).find()
        && (isAgency(name) || !isHandle(name))
        && !PREPOSITION.matcher(name).find()
        && !isGeneric(name.toLowerCase(Locale.ROOT))
        && !isTitle(name)
        && !INTERFACE_TEXTS.isAtStartOf(name)
        && !outlets.contains(name);
  }

  /** Returns whether a name is a user name or initials, such as "jsmith42" or "harbour-news". */
  private static boolean isHandle(String name) {
    return CASED.matcher(name).find()
        && (HANDLE.matcher(name).matches() || INITIALS.matcher(name).matches());
  }

  /** Returns whether a name is a role or a generic account. */
  private static boolean isGeneric(String lower) {
    if (GENERIC_ACCOUNTS.contains(lower)
        || GENERIC_ACCOUNTS.contains("*" + lower)
        || lower.startsWith("team ")) {
      return true;
    }
    for (int space = lower.indexOf(' '); space >= 0; space = lower.indexOf(' ', space + 1)) {
      String end = lower.substring(space + 1);
      if (ROLES.contains(end) || GENERIC_ACCOUNTS.contains("*" + end)) {
        return true;
      }
    }
    return ROLES.contains(lower);
  }
}
