package dev.silkwire.enrich.initiative;

import com.ibm.icu.text.Transliterator;
import dev.silkwire.contract.Initiative;
import dev.silkwire.enrich.text.CaseRule;
import dev.silkwire.enrich.text.NormalText;
import dev.silkwire.enrich.text.PhraseTrie;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A catalogue made ready for searching: one trie of all forms, and the patterns. */
final class Forms {
  private static final Logger LOG = LoggerFactory.getLogger(Forms.class);
  private static final int SHORTEST_WORD = 4;
  private static final String SIMPLIFIED = "zh-Hans";
  private static final String TRADITIONAL = "zh-Hant";
  private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");

  private static final Transliterator HANT = Transliterator.getInstance("Hans-Hant");

  private final PhraseTrie<Form> trie;
  private final List<PatternForm> patterns;

  /** A pattern and the form that stands for its matches. */
  record PatternForm(Pattern pattern, Form form, boolean cyrillic) {
    static PatternForm of(String regex, Form form) {
      return new PatternForm(Pattern.compile(regex), form, CYRILLIC.matcher(regex).find());
    }

    /** Whether it can match: what looks for Cyrillic letters need not be tried without any. */
    boolean mayMatch(NormalText text) {
      return !cyrillic || text.hasCyrillic();
    }
  }

  private Forms(PhraseTrie<Form> trie, List<PatternForm> patterns) {
    this.trie = trie;
    this.patterns = patterns;
  }

  static Forms of(Catalogue catalogue) {
    PhraseTrie.Builder<Form> trie = new PhraseTrie.Builder<>();
    List<PatternForm> patterns = new ArrayList<>();
    ContextWords words = new ContextWords();
    for (Initiative initiative : catalogue.initiatives()) {
      addEnglish(trie, initiative, words);
      addNames(trie, initiative);
      addPatterns(patterns, initiative);
    }
    return new Forms(trie.build(), List.copyOf(patterns));
  }

  PhraseTrie<Form> trie() {
    return trie;
  }

  List<PatternForm> patterns() {
    return patterns;
  }

  private static void addEnglish(PhraseTrie.Builder<Form> trie, Initiative it, ContextWords words) {
    for (String phrase : it.en()) {
      trie.add(phrase, CaseRule.ANY, Form.name(it, phrase, Form.ENGLISH));
    }
    for (Initiative.Acronym acronym : it.acronyms()) {
      Form form = Form.acronym(it, acronym, words);
      trie.add(acronym.form(), CaseRule.EXACT, form);
      if (!acronym.ambiguous() && isPronounceable(acronym.form())) {
        trie.add(asWord(acronym.form()), CaseRule.EXACT, form);
      }
    }
    for (Initiative.Contextual contextual : it.contextual()) {
      trie.add(contextual.phrase(), CaseRule.ANY, Form.contextual(it, contextual));
    }
    for (String phrase : it.exclude()) {
      Form excluded = Form.excluded(it, phrase);
      trie.add(phrase, CaseRule.ANY, excluded);
      trie.add(HANT.transliterate(phrase), CaseRule.ANY, excluded);
    }
  }

  private static boolean isPronounceable(String acronym) {
    return acronym.length() >= SHORTEST_WORD && acronym.chars().allMatch(Character::isUpperCase);
  }

  /** As papers write an acronym that they pronounce: "Focac". */
  private static String asWord(String acronym) {
    return acronym.charAt(0) + acronym.substring(1).toLowerCase(Locale.ROOT);
  }

  private static void addNames(PhraseTrie.Builder<Form> trie, Initiative it) {
    for (Map.Entry<String, List<String>> names : it.names().entrySet()) {
      for (String name : names.getValue()) {
        addName(trie, it, name, names.getKey());
        if (names.getKey().equals(SIMPLIFIED)) {
          addName(trie, it, HANT.transliterate(name), TRADITIONAL);
        }
      }
    }
  }

  private static void addName(
      PhraseTrie.Builder<Form> trie, Initiative it, String name, String language) {
    Form form = Form.name(it, name, language);
    for (String wording : Wordings.of(name, language)) {
      trie.add(wording, CaseRule.ANY, form);
    }
  }

  private static void addPatterns(List<PatternForm> patterns, Initiative it) {
    for (Map.Entry<String, String> regex : it.regex().entrySet()) {
      Form form = Form.name(it, regex.getValue(), regex.getKey());
      try {
        patterns.add(PatternForm.of(regex.getValue(), form));
      } catch (PatternSyntaxException e) {
        LOG.warn("{}: regex left out, correct the entry: {}", it.id(), e.getDescription());
      }
    }
  }
}
