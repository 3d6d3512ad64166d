package dev.silkwire.ingest.rome;

import dev.silkwire.ingest.text.ResourceLines;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Rules that replace a link to a known redirector by its target, which is a query parameter of the
 * link. The rules are rows of {@code redirectors.txt}. Immutable.
 *
 * <pre>{@code
 * redirectors.target("https://www.google.com/url?url=https://e.example/1&ct=ga"); // https://e.example/1
 * }</pre>
 */
final class RedirectorRules {
  private static final int MIN_ORIGIN_CHARS = "http://a.b".length();

  private final List<Rule> rules =
      ResourceLines.of(RedirectorRules.class, "redirectors.txt").stream().map(Rule::parse).toList();

  /** A redirector and the query parameter that contains the target. */
  private record Rule(Pattern host, String path, String parameter) {
    static Rule parse(String line) {
      String[] columns = line.split(" ");
      return new Rule(Pattern.compile(columns[0]), columns[1], columns[2]);
    }

    @Nullable String target(HttpUrl url) {
      boolean matches = host.matcher(url.host()).matches() && url.encodedPath().equals(path);
      String target = matches ? url.queryParameter(parameter) : null;
      return target == null || HttpUrl.parse(target) == null ? null : target;
    }
  }

  /** Returns the target of a link, or the link itself if it is not a redirector. */
  String target(String link) {
    HttpUrl url = link.indexOf("=http", MIN_ORIGIN_CHARS) < 0 ? null : HttpUrl.parse(link);
    if (url == null) {
      return link;
    }
    return rules.stream()
        .map(rule -> rule.target(url))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(link);
  }
}
