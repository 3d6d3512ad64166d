package dev.silkwire.app.output;

import dev.silkwire.contract.record.CountryTag;
import dev.silkwire.contract.record.InitiativeTag;
import dev.silkwire.contract.record.RegionTag;
import dev.silkwire.enrich.tag.Explanation;
import dev.silkwire.enrich.tag.Explanation.Reason;
import dev.silkwire.enrich.text.FoundPhrase;
import dev.silkwire.enrich.text.FoundPhrase.Subject;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints why an article has its tags: the phrases of each tag, then the phrases left out. */
public final class TagExplanation {
  private static final int MAX_SENTENCE_CHARS = 100;
  private static final int CHARS_BEFORE_PHRASE = 40;

  private final PrintWriter out;

  public TagExplanation(PrintWriter out) {
    this.out = out;
  }

  /**
   * Prints the explanation of one article.
   *
   * @param language of the article, null if unknown
   */
  public void print(String name, @Nullable String language, Explanation explanation) {
    out.printf("%s, language %s%n", name, language);
    List<Reason> reasons = explanation.reasons();
    for (InitiativeTag tag : explanation.tags().initiatives()) {
      out.printf("%ninitiative %s, %s%n", tag.id(), times(tag.count()));
      print(reasons, Subject.INITIATIVE, tag.id());
    }
    for (CountryTag tag : explanation.tags().countries()) {
      out.printf(
          "%ncountry %s, %s, as %s%s%n",
          tag.code(),
          times(tag.count()),
          tag.roles().isEmpty() ? "part of other names" : String.join(" and ", tag.roles()),
          tag.focus() ? ", in focus" : "");
      print(reasons, Subject.COUNTRY, tag.code());
    }
    for (RegionTag tag : explanation.tags().regions()) {
      out.printf("%nregion %s, %s%n", tag.id(), times(tag.count()));
      print(reasons, Subject.REGION, tag.id());
    }
    out.printf("%nleft out%n");
    reasons.stream().filter(r -> !r.finding().counts()).forEach(this::print);
    out.println();
    out.flush();
  }

  private void print(List<Reason> reasons, Subject subject, String id) {
    reasons.stream()
        .filter(r -> r.finding().counts())
        .filter(r -> r.finding().subject() == subject && r.finding().id().equals(id))
        .forEach(this::print);
  }

  private void print(Reason reason) {
    FoundPhrase f = reason.finding();
    String id = f.id().isEmpty() || f.counts() ? "" : " (" + f.id() + ")";
    String weight =
        f.counts() && f.subject() == Subject.COUNTRY
            ? String.format(Locale.ROOT, ", weight %.1f", f.weight())
            : "";
    out.printf(
        "  \"%s\"%s in the %s: %s%s%n      %s%n",
        oneLine(reason.surface()),
        id,
        reason.field().name().toLowerCase(Locale.ROOT),
        f.rule(),
        weight,
        shortened(oneLine(reason.sentence()), oneLine(reason.surface())));
  }

  private static String times(int count) {
    return count == 1 ? "once" : count + " times";
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  /** Returns an excerpt around the phrase when the sentence is long. */
  private static String shortened(String sentence, String surface) {
    if (sentence.length() <= MAX_SENTENCE_CHARS) {
      return sentence;
    }
    int from = Math.max(0, sentence.indexOf(surface) - CHARS_BEFORE_PHRASE);
    int to = Math.min(sentence.length(), from + MAX_SENTENCE_CHARS);
    return (from > 0 ? "… " : "")
        + sentence.substring(from, to)
        + (to < sentence.length() ? " …" : "");
  }
}
