package dev.silkwire.enrich.initiative;

import dev.silkwire.contract.record.Initiative;
import dev.silkwire.enrich.rules.RuleFile;
import dev.silkwire.enrich.sentence.SentenceFinder;
import dev.silkwire.enrich.text.FoundPhrase;
import dev.silkwire.enrich.text.NormalText;
import dev.silkwire.enrich.text.NormalizedSpan;
import dev.silkwire.enrich.text.Passage;
import dev.silkwire.enrich.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rules that decide by context whether a form in an article refers to its initiative.
 *
 * <ul>
 *   <li>A name always does.
 *   <li>An ambiguous acronym needs another form of its initiative in the article, or a supporting
 *       term in the same or a neighbouring sentence. It is rejected if the article spells it out as
 *       something else, or, without another form, if the article names a rival meaning.
 *   <li>A generic phrase needs a supporting term nearby; in the same sentence if no determiner such
 *       as "the" or "its" precedes it.
 *   <li>A name in lower case may be ordinary words ("seat belt and road safety"). It needs the
 *       initiative, its parent or a part of it elsewhere in the article, or, if it is long, the
 *       lead country nearby.
 * </ul>
 *
 * <p>Not thread-safe; each instance serves one article.
 */
final class ContextRules {
  private static final int DETERMINER_WINDOW_CHARS = 16;
  private static final int MAX_ORDINARY_WORDS = 3;
  private static final char AFTER_CYRILLIC = 0x530;
  private static final String QUOTES = "\"'«»“”„‟‘’‚‹›";
  private static final int COMPANY_WINDOW_CHARS = 14;
  private static final Pattern COMPANY =
      Pattern.compile(
          " (?:" + String.join("|", RuleFile.lines("/initiative/kinds-of-business.txt")) + ")\\b");
  private static final Pattern DETERMINER =
      Pattern.compile("(?:^|[^\\p{L}])(?:the|this|that|its|their|own|'s)(?: \\p{L}+)? $");

  private final List<Passage> passages;
  private final SentenceFinder sentences;
  private @Nullable List<NormalizedSpan> article;

  ContextRules(List<Passage> passages, SentenceFinder sentences) {
    this.passages = passages;
    this.sentences = sentences;
  }

  /** A form that refers to its initiative, and the rule that accepted it. */
  record Accepted(Candidate candidate, Decision decision) {}

  /** Returns the forms that refer to their initiative; reports all others to {@code findings}. */
  List<Accepted> accept(List<Candidate> candidates, Consumer<FoundPhrase> findings) {
    Set<String> certainIds = new HashSet<>();
    Set<String> redefinedAcronyms = new HashSet<>();
    for (int i = 0; i < candidates.size(); i++) {
      Candidate c = candidates.get(i);
      if (c.form().kind() == Form.FormKind.NAME && !isOrdinary(c) && !isCompany(c)) {
        certainIds.add(c.id());
        addParent(c.form().initiative(), certainIds);
      }
      if (c.form().kind() == Form.FormKind.AMBIGUOUS_ACRONYM
          && Expansion.isOtherMeaning(text(c), c, i == 0 ? null : candidates.get(i - 1))) {
        redefinedAcronyms.add(c.form().phrase());
      }
    }
    List<Accepted> accepted = new ArrayList<>(candidates.size());
    for (Candidate c : candidates) {
      Decision decision = decide(c, certainIds, redefinedAcronyms);
      if (decision.isMention()) {
        accepted.add(new Accepted(c, decision));
      } else {
        findings.accept(c.finding(decision));
      }
    }
    return accepted;
  }

  /** Adds the parent: an article that names a part also refers to the whole. */
  private static void addParent(Initiative part, Set<String> certainIds) {
    if (part.parent() != null) {
      certainIds.add(part.parent());
    }
  }

  private Decision decide(Candidate c, Set<String> certainIds, Set<String> redefinedAcronyms) {
    return switch (c.form().kind()) {
      case NAME -> decideName(c, certainIds);
      case AMBIGUOUS_ACRONYM -> decideAcronym(c, certainIds, redefinedAcronyms);
      case CONTEXTUAL -> {
        boolean near =
            c.form().supports().anyIn(lacksDeterminer(c) ? List.of(sentence(c)) : around(c));
        yield near ? Decision.SUPPORTED : Decision.UNSUPPORTED;
      }
      case EXCLUDED -> Decision.EXCLUDED;
    };
  }

  private Decision decideName(Candidate c, Set<String> certainIds) {
    if (isCompany(c)) {
      return Decision.COMPANY;
    }
    if (!isOrdinary(c)) {
      return Decision.NAMED;
    }
    return isSupported(c, certainIds) ? Decision.SUPPORTED_NAME : Decision.ORDINARY;
  }

  private Decision decideAcronym(
      Candidate c, Set<String> certainIds, Set<String> redefinedAcronyms) {
    if (redefinedAcronyms.contains(c.form().phrase())) {
      return Decision.SPELLED_OUT;
    }
    if (certainIds.contains(c.id())) {
      return Decision.SHORT_FORM;
    }
    if (!c.form().supports().anyIn(around(c))) {
      return Decision.UNSUPPORTED;
    }
    return c.form().rivals().anyIn(article()) ? Decision.RIVAL : Decision.SUPPORTED;
  }

  /**
   * Returns whether a name may be ordinary words: the catalogue writes it with capitals, and the
   * article in lower case, apart from the first letter of a sentence. Names in quotes are not
   * ordinary words, nor are long names in other languages, which use fewer capitals than English.
   */
  private boolean isOrdinary(Candidate c) {
    String phrase = c.form().phrase();
    String surface = text(c).cased(c.from(), c.to());
    if (Character.isUpperCase(surface.charAt(0))
        && Character.isUpperCase(phrase.charAt(phrase.lastIndexOf(' ') + 1))
        && startsSentence(c)) {
      surface = Character.toLowerCase(surface.charAt(0)) + surface.substring(1);
    }
    return !phrase.equals(phrase.toLowerCase(Locale.ROOT))
        && surface.equals(surface.toLowerCase(Locale.ROOT))
        && ("en".equals(c.form().language())
            || (surface.charAt(0) < AFTER_CYRILLIC && wordCount(c) <= MAX_ORDINARY_WORDS))
        && !isQuoted(c);
  }

  private boolean isQuoted(Candidate c) {
    String original = text(c).original();
    Span surface = text(c).inOriginal(c.from(), c.to());
    return surface.start() > 0
        && surface.end() < original.length()
        && QUOTES.indexOf(original.charAt(surface.start() - 1)) >= 0
        && QUOTES.indexOf(original.charAt(surface.end())) >= 0;
  }

  private boolean startsSentence(Candidate c) {
    int begin = text(c).inOriginal(c.from(), c.to()).start();
    return sentences.sentence(c.passage(), begin).start() == begin;
  }

  /** Returns whether a word for a type of business follows: "Global Gateway Logistics". */
  private boolean isCompany(Candidate c) {
    return COMPANY
        .matcher(text(c).cased(c.to(), Math.min(text(c).length(), c.to() + COMPANY_WINDOW_CHARS)))
        .lookingAt();
  }

  private boolean isSupported(Candidate c, Set<String> certainIds) {
    Initiative initiative = c.form().initiative();
    return certainIds.contains(initiative.id())
        || (initiative.parent() != null && certainIds.contains(initiative.parent()))
        || (wordCount(c) > 2 && c.form().leadCountries().anyIn(around(c)));
  }

  private int wordCount(Candidate c) {
    return text(c).cased(c.from(), c.to()).split(" ").length;
  }

  /** Returns whether a common noun has no determiner: "applications of digital currency". */
  private boolean lacksDeterminer(Candidate c) {
    NormalText text = text(c);
    if (!Character.isLowerCase(text.cased(c.from()))) {
      return false;
    }
    String before = text.folded(Math.max(0, c.from() - DETERMINER_WINDOW_CHARS), c.from());
    return !DETERMINER.matcher(before).find();
  }

  /** Returns the whole article; computed at the first call. */
  private List<NormalizedSpan> article() {
    List<NormalizedSpan> spans = article;
    if (spans == null) {
      spans = passages.stream().map(p -> NormalizedSpan.of(p.text())).toList();
      article = spans;
    }
    return spans;
  }

  private NormalizedSpan sentence(Candidate c) {
    return sentences.words(c.passage(), text(c).inOriginal(c.from(), c.to()).start());
  }

  private List<NormalizedSpan> around(Candidate c) {
    return sentences.around(c.passage(), text(c).inOriginal(c.from(), c.to()).start());
  }

  private NormalText text(Candidate c) {
    return passages.get(c.passage()).text();
  }
}
