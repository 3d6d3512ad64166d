package dev.silkwire.enrich.initiative;

import com.ibm.icu.text.Transliterator;
import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.record.Initiative;
import dev.silkwire.enrich.initiative.Forms.PatternForm;
import dev.silkwire.enrich.trie.CaseRule;
import dev.silkwire.enrich.trie.PhraseTrie.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The search terms of a catalogue entry: its forms in all spellings and declensions, which take a
 * few milliseconds to compute, and its regular expressions.
 */
record EntryForms(List<Phrase<Form>> phrases, List<PatternForm> patterns) {
  /** Maximum number of forms of an entry. */
  static final int MAX_FORMS = 1_000;

  /** Maximum length of a form, in characters. */
  static final int MAX_FORM_LENGTH = FieldLimits.SURFACE;

  private static final int MIN_PRONOUNCED_LENGTH = 4;
  private static final String SIMPLIFIED = "zh-Hans";
  private static final String TRADITIONAL = "zh-Hant";
  private static final Transliterator HANT = Transliterator.getInstance("Hans-Hant");
  private static final Logger LOG = LoggerFactory.getLogger(EntryForms.class);

  EntryForms {
    phrases = List.copyOf(phrases);
    patterns = List.copyOf(patterns);
  }

  /**
   * Computes the search terms of an entry.
   *
   * @throws IllegalArgumentException if the entry exceeds a limit
   */
  static EntryForms of(Initiative initiative, ContextWords words) {
    check(initiative);
    List<Phrase<Form>> phrases = new ArrayList<>();
    addEnglish(phrases, initiative, words);
    addNames(phrases, initiative);
    return new EntryForms(phrases, patterns(initiative));
  }

  /**
   * Checks the number and the length of an entry's forms.
   *
   * @throws IllegalArgumentException if there are too many, or one is too long
   */
  static void check(Initiative it) {
    List<String> all = new ArrayList<>(it.en());
    it.acronyms().forEach(acronym -> all.add(acronym.form()));
    it.contextual().forEach(contextual -> all.add(contextual.phrase()));
    it.names().values().forEach(all::addAll);
    all.addAll(it.exclude());
    if (all.size() > MAX_FORMS) {
      throw new IllegalArgumentException(
          "%d forms; at most %d are allowed".formatted(all.size(), MAX_FORMS));
    }
    for (String form : all) {
      if (form.length() > MAX_FORM_LENGTH) {
        throw new IllegalArgumentException(
            "a form of %d characters; at most %d are allowed"
                .formatted(form.length(), MAX_FORM_LENGTH));
      }
    }
  }

  private static void addEnglish(List<Phrase<Form>> phrases, Initiative it, ContextWords words) {
    for (String phrase : it.en()) {
      phrases.add(Phrase.of(phrase, CaseRule.ANY, Form.name(it, phrase, Form.ENGLISH)));
    }
    for (Initiative.Acronym acronym : it.acronyms()) {
      Form form = Form.acronym(it, acronym, words);
      phrases.add(Phrase.of(acronym.form(), CaseRule.EXACT, form));
      if (!acronym.ambiguous() && isPronounceable(acronym.form())) {
        phrases.add(Phrase.of(capitalized(acronym.form()), CaseRule.EXACT, form));
      }
    }
    for (Initiative.Contextual contextual : it.contextual()) {
      phrases.add(Phrase.of(contextual.phrase(), CaseRule.ANY, Form.contextual(it, contextual)));
    }
    for (String phrase : it.exclude()) {
      Form excluded = Form.excluded(it, phrase);
      phrases.add(Phrase.of(phrase, CaseRule.ANY, excluded));
      phrases.add(Phrase.of(HANT.transliterate(phrase), CaseRule.ANY, excluded));
    }
  }

  private static boolean isPronounceable(String acronym) {
    return acronym.length() >= MIN_PRONOUNCED_LENGTH
        && acronym.chars().allMatch(Character::isUpperCase);
  }

  /** Returns an acronym as newspapers write it if they pronounce it as a word: "Focac". */
  private static String capitalized(String acronym) {
    return acronym.charAt(0) + acronym.substring(1).toLowerCase(Locale.ROOT);
  }

  private static void addNames(List<Phrase<Form>> phrases, Initiative it) {
    for (Map.Entry<String, List<String>> names : it.names().entrySet()) {
      for (String name : names.getValue()) {
        addName(phrases, it, name, names.getKey());
        if (names.getKey().equals(SIMPLIFIED)) {
          addName(phrases, it, HANT.transliterate(name), TRADITIONAL);
        }
      }
    }
  }

  private static void addName(
      List<Phrase<Form>> phrases, Initiative it, String name, String language) {
    Form form = Form.name(it, name, language);
    for (String wording : Wordings.of(name, language)) {
      phrases.add(Phrase.of(wording, CaseRule.ANY, form));
    }
  }

  private static List<PatternForm> patterns(Initiative it) {
    List<PatternForm> patterns = new ArrayList<>();
    for (Map.Entry<String, String> regex : it.regex().entrySet()) {
      Form form = Form.name(it, regex.getValue(), regex.getKey());
      try {
        patterns.add(PatternForm.of(regex.getValue(), form));
      } catch (IllegalArgumentException e) {
        LOG.warn(
            "Skipping a regex of initiative {}: {}. Correct the entry in the catalogue.",
            it.id(),
            e.getMessage());
      }
    }
    return patterns;
  }
}
