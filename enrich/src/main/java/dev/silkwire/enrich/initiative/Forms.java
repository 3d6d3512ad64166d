package dev.silkwire.enrich.initiative;

import dev.silkwire.contract.Initiative;
import dev.silkwire.enrich.text.NormalText;
import dev.silkwire.enrich.trie.PhraseTrie;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A catalogue made ready for searching: one trie of all forms, and the patterns. */
final class Forms {
  private static final Logger LOG = LoggerFactory.getLogger(Forms.class);
  private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");

  private final Map<Initiative, EntryForms> entries;
  private final PhraseTrie<Form> trie;
  private final List<PatternForm> patterns;

  /** A pattern and the form that stands for its matches. */
  record PatternForm(LinearPattern pattern, Form form, boolean cyrillic) {
    static PatternForm of(String regex, Form form) {
      return new PatternForm(LinearPattern.of(regex), form, CYRILLIC.matcher(regex).find());
    }

    /** Whether it can match: what looks for Cyrillic letters need not be tried without any. */
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

  /** The forms of another catalogue: those of entries that stand in this one too are kept. */
  Forms with(Catalogue catalogue) {
    return of(catalogue, entries);
  }

  private static Forms of(Catalogue catalogue, Map<Initiative, EntryForms> known) {
    ContextWords words = new ContextWords();
    Map<Initiative, EntryForms> entries = new LinkedHashMap<>();
    for (Initiative initiative : catalogue.initiatives()) {
      EntryForms same = known.get(initiative);
      entries.put(initiative, same == null ? forms(initiative, words) : same);
    }
    PhraseTrie.Builder<Form> trie = new PhraseTrie.Builder<>();
    List<PatternForm> patterns = new ArrayList<>();
    for (EntryForms entry : entries.values()) {
      entry.phrases().forEach(trie::add);
      patterns.addAll(entry.patterns());
    }
    return new Forms(entries, trie.build(), List.copyOf(patterns));
  }

  /** The forms of one entry; none, and a line in the log, when the entry cannot be used. */
  private static EntryForms forms(Initiative initiative, ContextWords words) {
    try {
      return EntryForms.of(initiative, words);
    } catch (RuntimeException e) {
      LOG.warn(
          "initiative {} is not in force, correct the entry: {}",
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
