package dev.silkwire.enrich.initiative;

import dev.silkwire.contract.Initiative;
import dev.silkwire.enrich.text.CaseRule;
import dev.silkwire.enrich.text.Declensions;
import dev.silkwire.enrich.text.PhraseTrie;
import dev.silkwire.enrich.text.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A catalogue made ready for searching: one trie of all forms, and the patterns. */
final class Forms {
  private static final Logger LOG = LoggerFactory.getLogger(Forms.class);
  private static final String ENGLISH = "en";

  private final PhraseTrie<Form> trie;
  private final List<PatternForm> patterns;

  /** A pattern and the form that stands for its matches. */
  record PatternForm(Pattern pattern, Form form) {}

  private Forms(PhraseTrie<Form> trie, List<PatternForm> patterns) {
    this.trie = trie;
    this.patterns = patterns;
  }

  static Forms of(Catalogue catalogue) {
    PhraseTrie.Builder<Form> trie = new PhraseTrie.Builder<>();
    List<PatternForm> patterns = new ArrayList<>();
    for (Initiative initiative : catalogue.initiatives()) {
      addEnglish(trie, initiative);
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

  private static Form form(
      Initiative it, Form.Kind kind, String phrase, @Nullable String language, List<String> near) {
    return form(it, kind, phrase, language, near, List.of());
  }

  private static Form form(
      Initiative it,
      Form.Kind kind,
      String phrase,
      @Nullable String language,
      List<String> near,
      List<String> rivals) {
    Locale reader = language == null ? Locale.ENGLISH : Locale.forLanguageTag(language);
    List<String> leads =
        it.lead().stream().map(code -> new Locale("", code).getDisplayCountry(reader)).toList();
    return new Form(
        it, kind, phrase, language, new Terms(near), new Terms(rivals), new Terms(leads));
  }

  private static void addEnglish(PhraseTrie.Builder<Form> trie, Initiative it) {
    for (String phrase : it.en()) {
      trie.add(phrase, CaseRule.ANY, form(it, Form.Kind.NAME, phrase, ENGLISH, List.of()));
    }
    for (Initiative.Acronym a : it.acronyms()) {
      Form.Kind kind = a.ambiguous() ? Form.Kind.AMBIGUOUS_ACRONYM : Form.Kind.NAME;
      trie.add(
          a.form(), CaseRule.EXACT, form(it, kind, a.form(), a.lang(), a.context(), others(a)));
    }
    for (Initiative.Contextual c : it.contextual()) {
      Form form = form(it, Form.Kind.CONTEXTUAL, c.phrase(), ENGLISH, c.requires());
      trie.add(c.phrase(), CaseRule.ANY, form);
    }
    for (String phrase : it.exclude()) {
      trie.add(phrase, CaseRule.ANY, form(it, Form.Kind.EXCLUDED, phrase, null, List.of()));
    }
  }

  /** What else an acronym stands for, in any case, without what brackets remark. */
  private static List<String> others(Initiative.Acronym acronym) {
    String not = acronym.not() == null ? "" : acronym.not().toLowerCase(Locale.ROOT);
    return Stream.of(not.replaceAll("\\([^)]*\\)", "").split("[,;]"))
        .filter(other -> !other.strip().equalsIgnoreCase(acronym.form()))
        .toList();
  }

  private static void addNames(PhraseTrie.Builder<Form> trie, Initiative it) {
    for (Map.Entry<String, List<String>> names : it.names().entrySet()) {
      for (String name : names.getValue()) {
        Form form = form(it, Form.Kind.NAME, name, names.getKey(), List.of());
        for (String inflected : Declensions.of(name, names.getKey())) {
          trie.add(inflected, CaseRule.ANY, form);
        }
      }
    }
  }

  private static void addPatterns(List<PatternForm> patterns, Initiative it) {
    for (Map.Entry<String, String> regex : it.regex().entrySet()) {
      Form form = form(it, Form.Kind.NAME, regex.getValue(), regex.getKey(), List.of());
      try {
        patterns.add(new PatternForm(Pattern.compile(regex.getValue()), form));
      } catch (PatternSyntaxException e) {
        LOG.warn("{}: regex left out, correct the entry: {}", it.id(), e.getDescription());
      }
    }
  }
}
