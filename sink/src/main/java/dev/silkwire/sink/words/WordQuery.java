package dev.silkwire.sink.words;

import static java.util.stream.Collectors.joining;

import dev.silkwire.sink.words.Tokenizer.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parsed full-text query. An article matches when it contains all required phrases and no
 * excluded one. Syntax: words separated by spaces, quotes around a phrase, a minus sign before a
 * word or phrase that is excluded, an asterisk after a prefix:
 *
 * <pre>{@code
 * WordQuery.parse("\"silk road\" tariff* -railway")
 * }</pre>
 *
 * @param required at least one phrase
 * @param excluded may be empty
 */
public record WordQuery(List<Phrase> required, List<Phrase> excluded) {
  private static final Pattern TERM = Pattern.compile("(-?)(?:\"([^\"]*)\"?|(\\S+))");

  /**
   * Consecutive words.
   *
   * @param prefix whether the last one is the prefix of a word
   */
  public record Phrase(List<String> words, boolean prefix) {
    public Phrase {
      words = List.copyOf(words);
    }

    private static Phrase of(List<Run> runs, boolean asterisk) {
      List<String> words = new ArrayList<>();
      boolean prefix = asterisk;
      for (Run run : runs) {
        List<String> all = run.words();
        boolean bigrams = run.bigrams() && all.size() > 1;
        words.addAll(bigrams ? all.subList(0, all.size() - 1) : all);
        prefix = run.bigrams() ? !bigrams : asterisk;
      }
      return new Phrase(words, prefix);
    }
  }

  public WordQuery {
    required = List.copyOf(required);
    excluded = List.copyOf(excluded);
    if (required.isEmpty()) {
      throw new IllegalArgumentException("a query must contain at least one word to search for");
    }
  }

  /**
   * Parses a query.
   *
   * @throws IllegalArgumentException when no word is required
   */
  public static WordQuery parse(String text) {
    List<Phrase> required = new ArrayList<>();
    List<Phrase> excluded = new ArrayList<>();
    Matcher term = TERM.matcher(text.strip());
    while (term.find()) {
      String quoted = term.group(2);
      String words = quoted == null ? term.group(3) : quoted;
      Phrase phrase = Phrase.of(Tokenizer.runs(words), quoted == null && words.endsWith("*"));
      if (!phrase.words().isEmpty()) {
        (term.group(1).isEmpty() ? required : excluded).add(phrase);
      }
    }
    return new WordQuery(required, excluded);
  }

  /** Returns a phrase in the syntax of SQLite's FTS5. */
  static String fts5(Phrase phrase) {
    return "\"" + String.join(" ", phrase.words()) + "\"" + (phrase.prefix() ? " *" : "");
  }

  /** Returns a phrase in the syntax of PostgreSQL's tsquery. */
  static String tsquery(Phrase phrase) {
    return phrase.words().stream().map(w -> "'" + w + "'").collect(joining(" <-> ", "(", ""))
        + (phrase.prefix() ? ":*" : "")
        + ")";
  }
}
