package dev.silkwire.sink.words;

import static java.util.stream.Collectors.joining;

import dev.silkwire.sink.words.Tokenizer.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is looked for: all of the wanted phrases and none of the unwanted ones. Written as words
 * between blanks; quotes hold a phrase together, a minus sign before it excludes it, an asterisk
 * behind a word stands for any ending.
 *
 * @param wanted at least one
 * @param unwanted may be empty
 */
public record WordQuery(List<Phrase> wanted, List<Phrase> unwanted) {
  private static final Pattern PART = Pattern.compile("(-?)(?:\"([^\"]*)\"?|(\\S+))");

  /**
   * Words that follow one another.
   *
   * @param open whether the last one is only the beginning of a word
   */
  public record Phrase(List<String> words, boolean open) {
    public Phrase {
      words = List.copyOf(words);
    }

    private static Phrase of(List<Run> runs, boolean asterisk) {
      List<String> words = new ArrayList<>();
      boolean open = asterisk;
      for (Run run : runs) {
        List<String> all = run.words();
        boolean pairs = run.pairs() && all.size() > 1;
        words.addAll(pairs ? all.subList(0, all.size() - 1) : all);
        open = run.pairs() ? !pairs : asterisk;
      }
      return new Phrase(words, open);
    }
  }

  public WordQuery {
    wanted = List.copyOf(wanted);
    unwanted = List.copyOf(unwanted);
    if (wanted.isEmpty()) {
      throw new IllegalArgumentException("no word to look for");
    }
  }

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException when no word is wanted
   */
  public static WordQuery parse(String text) {
    List<Phrase> wanted = new ArrayList<>();
    List<Phrase> unwanted = new ArrayList<>();
    Matcher part = PART.matcher(text.strip());
    while (part.find()) {
      String quoted = part.group(2);
      String words = quoted == null ? part.group(3) : quoted;
      Phrase phrase = Phrase.of(Tokenizer.runs(words), quoted == null && words.endsWith("*"));
      if (!phrase.words().isEmpty()) {
        (part.group(1).isEmpty() ? wanted : unwanted).add(phrase);
      }
    }
    return new WordQuery(wanted, unwanted);
  }

  /** For SQLite's FTS5. */
  static String fts5(Phrase phrase) {
    return "\"" + String.join(" ", phrase.words()) + "\"" + (phrase.open() ? " *" : "");
  }

  /** For PostgreSQL's tsquery. */
  static String tsquery(Phrase phrase) {
    return phrase.words().stream().map(w -> "'" + w + "'").collect(joining(" <-> ", "(", ""))
        + (phrase.open() ? ":*" : "")
        + ")";
  }
}
