package dev.silkwire.enrich.initiative;

import dev.silkwire.contract.Initiative;
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
 * Which of the forms in an article mean the initiative. Names do. An ambiguous acronym needs
 * another form of its initiative in the article or a supporting term in the same or a neighbouring
 * sentence; it is never taken where the article spells it out as something else, nor, without the
 * other form, where the article names what else it stands for. A generic phrase needs a supporting
 * term nearby; in the same sentence where nothing points at something known, as "the" and "its" do.
 * A name written all in small letters, which may be ordinary words ("seat belt and road safety"),
 * needs the initiative, its parent or a part of it elsewhere, or, when it is long, the country that
 * leads it nearby.
 */
final class ContextRules {
  private static final int POINTING_REACH = 16;
  private static final int ORDINARY_WORDS = 3;
  private static final char BEHIND_CYRILLIC = 0x530;
  private static final String QUOTES = "\"'«»“”„‟‘’‚‹›";
  private static final int COMPANY_REACH = 14;
  private static final Pattern COMPANY =
      Pattern.compile(
          " (?:" + String.join("|", RuleFile.lines("/initiative/kinds-of-business.txt")) + ")\\b");
  private static final Pattern POINTING =
      Pattern.compile("(?:^|[^\\p{L}])(?:the|this|that|its|their|own|'s)(?: \\p{L}+)? $");

  private final List<Passage> passages;
  private final SentenceFinder sentences;
  private @Nullable List<NormalizedSpan> whole;

  ContextRules(List<Passage> passages, SentenceFinder sentences) {
    this.passages = passages;
    this.sentences = sentences;
  }

  /** A form that means its initiative, and why. */
  record Licensed(Candidate candidate, Ruling ruling) {}

  /** The forms that mean their initiative; of the others {@code findings} is told. */
  List<Licensed> licensed(List<Candidate> candidates, Consumer<FoundPhrase> findings) {
    Set<String> sure = new HashSet<>();
    Set<String> redefined = new HashSet<>();
    for (int i = 0; i < candidates.size(); i++) {
      Candidate c = candidates.get(i);
      if (c.form().kind() == Form.Kind.NAME && !isOrdinary(c) && !isCompany(c)) {
        sure.add(c.id());
        addParent(c.form().initiative(), sure);
      }
      if (c.form().kind() == Form.Kind.AMBIGUOUS_ACRONYM
          && Expansion.isOfSomethingElse(text(c), c, i == 0 ? null : candidates.get(i - 1))) {
        redefined.add(c.form().phrase());
      }
    }
    List<Licensed> licensed = new ArrayList<>(candidates.size());
    for (Candidate c : candidates) {
      Ruling ruling = ruling(c, sure, redefined);
      if (ruling.isLicensed()) {
        licensed.add(new Licensed(c, ruling));
      } else {
        findings.accept(c.finding(ruling));
      }
    }
    return licensed;
  }

  /** Who names a part speaks of the whole. */
  private static void addParent(Initiative part, Set<String> sure) {
    if (part.parent() != null) {
      sure.add(part.parent());
    }
  }

  private Ruling ruling(Candidate c, Set<String> sure, Set<String> redefined) {
    return switch (c.form().kind()) {
      case NAME -> nameRuling(c, sure);
      case AMBIGUOUS_ACRONYM -> acronymRuling(c, sure, redefined);
      case CONTEXTUAL -> {
        boolean near = c.form().supports().anyIn(isBare(c) ? List.of(sentence(c)) : around(c));
        yield near ? Ruling.SUPPORTED : Ruling.UNSUPPORTED;
      }
      case EXCLUDED -> Ruling.EXCLUDED;
    };
  }

  private Ruling nameRuling(Candidate c, Set<String> sure) {
    if (isCompany(c)) {
      return Ruling.COMPANY;
    }
    if (!isOrdinary(c)) {
      return Ruling.NAMED;
    }
    return isBackedUp(c, sure) ? Ruling.BACKED_UP : Ruling.ORDINARY;
  }

  private Ruling acronymRuling(Candidate c, Set<String> sure, Set<String> redefined) {
    if (redefined.contains(c.form().phrase())) {
      return Ruling.SPELLED_OUT;
    }
    if (sure.contains(c.id())) {
      return Ruling.SHORT_FORM;
    }
    if (!c.form().supports().anyIn(around(c))) {
      return Ruling.UNSUPPORTED;
    }
    return c.form().rivals().anyIn(whole()) ? Ruling.RIVAL : Ruling.SUPPORTED;
  }

  /**
   * Whether a name that has capitals stands there without any, or with none but a sentence's first.
   * Long names of other languages, which print fewer capitals than English, are no ordinary words
   * all the same, nor is what stands in quotes.
   */
  private boolean isOrdinary(Candidate c) {
    String phrase = c.form().phrase();
    String there = text(c).cased(c.from(), c.to());
    if (Character.isUpperCase(there.charAt(0))
        && Character.isUpperCase(phrase.charAt(phrase.lastIndexOf(' ') + 1))
        && beginsSentence(c)) {
      there = Character.toLowerCase(there.charAt(0)) + there.substring(1);
    }
    return !phrase.equals(phrase.toLowerCase(Locale.ROOT))
        && there.equals(there.toLowerCase(Locale.ROOT))
        && ("en".equals(c.form().language())
            || (there.charAt(0) < BEHIND_CYRILLIC && wordCount(c) <= ORDINARY_WORDS))
        && !isQuoted(c);
  }

  private boolean isQuoted(Candidate c) {
    String original = text(c).original();
    Span there = text(c).inOriginal(c.from(), c.to());
    return there.start() > 0
        && there.end() < original.length()
        && QUOTES.indexOf(original.charAt(there.start() - 1)) >= 0
        && QUOTES.indexOf(original.charAt(there.end())) >= 0;
  }

  private boolean beginsSentence(Candidate c) {
    int begin = text(c).inOriginal(c.from(), c.to()).start();
    return sentences.sentence(c.passage(), begin).start() == begin;
  }

  /** Whether a company's kind of business follows: "Global Gateway Logistics". */
  private boolean isCompany(Candidate c) {
    return COMPANY
        .matcher(text(c).cased(c.to(), Math.min(text(c).length(), c.to() + COMPANY_REACH)))
        .lookingAt();
  }

  private boolean isBackedUp(Candidate c, Set<String> sure) {
    Initiative it = c.form().initiative();
    return sure.contains(it.id())
        || (it.parent() != null && sure.contains(it.parent()))
        || (wordCount(c) > 2 && c.form().leads().anyIn(around(c)));
  }

  private int wordCount(Candidate c) {
    return text(c).cased(c.from(), c.to()).split(" ").length;
  }

  /** A common noun that nothing points at: "applications of digital currency". */
  private boolean isBare(Candidate c) {
    NormalText text = text(c);
    if (!Character.isLowerCase(text.cased(c.from()))) {
      return false;
    }
    String before = text.folded(Math.max(0, c.from() - POINTING_REACH), c.from());
    return !POINTING.matcher(before).find();
  }

  /** All of the article. */
  private List<NormalizedSpan> whole() {
    List<NormalizedSpan> known = whole;
    if (known == null) {
      known = passages.stream().map(p -> NormalizedSpan.of(p.text())).toList();
      whole = known;
    }
    return known;
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
