package dev.silkwire.enrich.initiative;

import dev.silkwire.contract.record.Initiative;
import dev.silkwire.enrich.text.NormalText;
import dev.silkwire.enrich.trie.PhraseTrie;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A catalogue compiled for searching: one trie of all forms, and the regular expressions. */
final class Forms {
  private static final Logger LOG = LoggerFactory.getLogger(Forms.class);
  private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");

  private final Map<Initiative, EntryForms> entries;
  private final PhraseTrie<Form> trie;
  private final List<PatternForm> patterns;

  /** A regular expression and the form that represents its matches. */
  record PatternForm(LinearPattern pattern, Form form, boolean cyrillic) {
    static PatternForm of(String regex, Form form) {
      return new PatternForm(LinearPattern.of(regex), form, CYRILLIC.matcher(regex).find());
    }

    /** Returns false for a Cyrillic pattern and a text without Cyrillic letters. */
    boolean mayMatch(NormalText text) {
      return !cyrillic || text.hasCyrillic();
    }
  }

  private Forms(
      Map<Initiative, EntryForms> entries, PhraseTrie<Form> trie, List<PatternForm> patterns) {
    this.entries = entries;
    this.trie = trie;
    this.patterns = patterns;
  }

  static Forms of(Catalogue catalogue) {
    return of(catalogue, Map.of());
  }

  /** Compiles another catalogue; the forms of entries that both have in common are reused. */
  Forms with(Catalogue catalogue) {
    return of(catalogue, entries);
  }

  private static Forms of(Catalogue catalogue, Map<Initiative, EntryForms> previous) {
    ContextWords words = new ContextWords();
    Map<Initiative, EntryForms> entries = new LinkedHashMap<>();
    for (Initiative initiative : catalogue.initiatives()) {
      EntryForms reused = previous.get(initiative);
      entries.put(initiative, reused == null ? formsOf(initiative, words) : reused);
    }
    PhraseTrie.Builder<Form> trie = new PhraseTrie.Builder<>();
    List<PatternForm> patterns = new ArrayList<>();
    for (EntryForms entry : entries.values()) {
      entry.phrases().forEach(trie::add);
      patterns.addAll(entry.patterns());
    }
    return new Forms(entries, trie.build(), List.copyOf(patterns));
  }

  /** Returns the forms of an entry; none, with a warning, if the entry is invalid. */
  private static EntryForms formsOf(Initiative initiative, ContextWords words) {
    try {
      return EntryForms.of(initiative, words);
    } catch (RuntimeException e) {
      LOG.warn(
          "Skipping initiative {} of the catalogue: {}. Correct the entry.",
          initiative.id(),
          e instanceof IllegalArgumentException ? e.getMessage() : e.toString());
      return new EntryForms(List.of(), List.of());
    }
  }

  PhraseTrie<Form> trie() {
    return trie;
  }

  List<PatternForm> patterns() {
    return patterns;
  }
}
