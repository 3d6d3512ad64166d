package dev.silkwire.ingest.extract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.silkwire.contract.error.IoErrors;
import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.limit.StorableText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/**
 * The operator's extraction rules for single sites. Each line has a domain, which includes its
 * subdomains, one of {@code content}, {@code remove} and {@code title}, and a CSS selector.
 * Immutable.
 */
public final class SiteRules {
  /** No rules. */
  public static final SiteRules NONE = new SiteRules(Map.of());

  private static final Set<String> ACTIONS = Set.of("content", "remove", "title");

  private final Map<String, List<Rule>> byDomain;

  /** A line of the file. */
  private record Rule(String action, Evaluator selector) {}

  private SiteRules(Map<String, List<Rule>> byDomain) {
    this.byDomain = Map.copyOf(byDomain);
  }

  /**
   * Reads the rules of a file; returns no rules if the file is null.
   *
   * @throws IllegalArgumentException if a line is not a rule; the message names the line
   * @throws UncheckedIOException if the file cannot be read; the message names the file
   */
  public static SiteRules at(@Nullable String file) {
    try {
      return file == null ? NONE : read(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot read the site rules in " + file + ": " + IoErrors.reason(e), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads the rules of a file.
   *
   * @throws IllegalArgumentException if a line is not a rule; the message names the line
   */
  public static SiteRules read(Path file) throws IOException {
    return of(Files.readAllLines(file, UTF_8));
  }

  /**
   * Parses rules. Empty lines and lines that begin with {@code #} are ignored.
   *
   * @throws IllegalArgumentException if a line is not a rule; the message names the line
   */
  public static SiteRules of(List<String> lines) {
    Map<String, List<Rule>> rules = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        String[] words = line.split("\\s+", 3);
        rules
            .computeIfAbsent(words[0].toLowerCase(Locale.ROOT), d -> new ArrayList<>())
            .add(rule(words, i + 1));
      }
    }
    return new SiteRules(rules);
  }

  private static Rule rule(String[] words, int line) {
    if (words.length < 3 || !ACTIONS.contains(words[1])) {
      throw new IllegalArgumentException(
          "site rules, line " + line + ": expected \"domain content|remove|title selector\"");
    }
    try {
      return new Rule(words[1], QueryParser.parse(words[2]));
    } catch (IllegalStateException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "site rules, line %d: not a CSS selector: %s"
              .formatted(line, StorableText.fit(words[2], FieldLimits.LABEL)),
          e);
    }
  }

  /** Removes the elements that the rules exclude from a page. */
  void strip(Document page, String url) {
    for (Rule rule : of(url, "remove")) {
      page.select(rule.selector()).remove();
    }
  }

  /** Returns the elements that contain the article; none if no rule matches. */
  List<Element> content(Document page, String url) {
    return of(url, "content").stream().flatMap(r -> page.select(r.selector()).stream()).toList();
  }

  /** Returns the headline, null if no rule matches. */
  @Nullable String title(Document page, String url) {
    return of(url, "title").stream()
        .map(r -> page.select(r.selector()).text().strip())
        .filter(t -> !t.isEmpty())
        .findFirst()
        .orElse(null);
  }

  private List<Rule> of(String url, String action) {
    if (byDomain.isEmpty()) {
      return List.of();
    }
    List<Rule> rules = new ArrayList<>();
    for (String domain = host(url); !domain.isEmpty(); domain = parent(domain)) {
      byDomain.getOrDefault(domain, List.of()).stream()
          .filter(r -> r.action().equals(action))
          .forEach(rules::add);
    }
    return rules;
  }

  private static String parent(String domain) {
    int dot = domain.indexOf('.');
    return dot < 0 ? "" : domain.substring(dot + 1);
  }

  private static String host(String url) {
    int start = url.indexOf("://") + 3;
    if (start < 3) {
      return "";
    }
    int end = start;
    while (end < url.length() && "/:?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    return url.substring(start, end).toLowerCase(Locale.ROOT);
  }
}
