package dev.silkwire.enrich.tag;

import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.limit.StorableText;
import dev.silkwire.contract.record.CountryTag;
import dev.silkwire.contract.record.Evidence;
import dev.silkwire.contract.record.InitiativeTag;
import dev.silkwire.contract.record.Mention.Sentence;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.contract.record.RegionTag;
import dev.silkwire.enrich.country.CountriesAndRegions;
import dev.silkwire.enrich.country.CountryTagger;
import dev.silkwire.enrich.gazetteer.Gazetteer;
import dev.silkwire.enrich.initiative.Catalogue;
import dev.silkwire.enrich.initiative.InitiativeMention;
import dev.silkwire.enrich.initiative.InitiativeTagger;
import dev.silkwire.enrich.language.DocumentLanguage;
import dev.silkwire.enrich.sentence.SentenceFinder;
import dev.silkwire.enrich.text.FoundPhrase;
import dev.silkwire.enrich.text.Passage;
import dev.silkwire.enrich.text.RepeatedLines;
import dev.silkwire.enrich.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A tagger that detects which initiatives and countries an article mentions, and where. It is
 * deterministic: the same article and catalogue give the same tags. Immutable and safe to share.
 *
 * <pre>{@code
 * Tagger tagger = Tagger.of(Catalogue.builtIn());
 * Tagger.Tags tags =
 *     tagger.tag(new Tagger.Document(title, text, List.of(), "en", Outlet.UNKNOWN));
 * }</pre>
 */
public final class Tagger {
  private final InitiativeTagger initiatives;
  private final CountryTagger countries;

  /**
   * An article to tag. Characters that databases cannot store are removed first; offsets refer to
   * the remaining text.
   *
   * @param title headline, may be empty
   * @param text paragraphs, one per line
   * @param captions captions of the pictures
   * @param language of the article, BCP-47; null if it is unknown
   * @param outlet the publisher
   */
  public record Document(
      String title, String text, List<String> captions, @Nullable String language, Outlet outlet) {
    public Document {
      title = StorableText.clean(title);
      text = StorableText.clean(text);
      captions = captions.stream().map(StorableText::clean).toList();
    }

    /** Returns the same article, whose language was only declared, with the detected language. */
    public Document detect(DocumentLanguage languages) {
      return new Document(title, text, captions, languages.of(language, title, text), outlet);
    }
  }

  /**
   * The tags of an article.
   *
   * @param initiatives most mentioned first
   * @param countries most mentioned first
   * @param regions groups and regions of countries, most mentioned first
   * @param sentences the sentences that mention each initiative, by initiative id
   */
  public record Tags(
      List<InitiativeTag> initiatives,
      List<CountryTag> countries,
      List<RegionTag> regions,
      Map<String, List<Sentence>> sentences) {
    public Tags {
      initiatives = List.copyOf(initiatives);
      countries = List.copyOf(countries);
      regions = List.copyOf(regions);
      sentences = Map.copyOf(sentences);
    }
  }

  /**
   * Builds a tagger for a catalogue. This takes a few tenths of a second, because all forms are
   * declined and inserted into a trie; reuse the instance.
   */
  public Tagger(Catalogue catalogue, CountryTagger countries) {
    this(new InitiativeTagger(catalogue), countries);
  }

  private Tagger(InitiativeTagger initiatives, CountryTagger countries) {
    this.initiatives = initiatives;
    this.countries = countries;
  }

  /** Builds a tagger with the built-in gazetteer. */
  public static Tagger of(Catalogue catalogue) {
    return of(catalogue, () -> new CountryTagger(Gazetteer.builtIn()));
  }

  /** Builds a tagger with an operator's country tagger, which is requested last. */
  public static Tagger of(Catalogue catalogue, Supplier<CountryTagger> countries) {
    InitiativeTagger initiatives = new InitiativeTagger(catalogue);
    return new Tagger(initiatives, countries.get());
  }

  /** Returns a tagger for another catalogue; only changed entries are declined again. */
  public Tagger with(Catalogue catalogue) {
    return new Tagger(initiatives.with(catalogue), countries);
  }

  /** Returns a tagger with another country tagger. */
  public Tagger with(CountryTagger places) {
    return new Tagger(initiatives, places);
  }

  /** Tags an article. */
  public Tags tag(Document article) {
    return tag(passages(article), article, FoundPhrase.IGNORE);
  }

  /** Tags an article and returns the reason for each tag. */
  public Explanation explain(Document article) {
    List<Passage> passages = passages(article);
    List<FoundPhrase> findings = new ArrayList<>();
    Tags tags = tag(passages, article, findings::add);
    return Explanation.of(tags, passages, findings);
  }

  private static List<Passage> passages(Document article) {
    return Passage.of(article.title(), article.text(), article.captions());
  }

  private Tags tag(List<Passage> passages, Document article, Consumer<FoundPhrase> findings) {
    SentenceFinder sentences = new SentenceFinder(passages);
    Supplier<RepeatedLines> repeatedLines = new Lazy<>(() -> RepeatedLines.in(passages));
    List<InitiativeMention> mentions =
        initiatives.find(passages, sentences, repeatedLines, findings);
    CountriesAndRegions places =
        countries.tag(
            passages,
            initiativeSpans(passages, mentions),
            article.language(),
            article.outlet(),
            repeatedLines,
            findings);
    return new Tags(
        initiativeTags(passages, mentions),
        places.countries(),
        places.regions(),
        SentenceEvidence.of(passages, sentences, mentions));
  }

  private static List<InitiativeTag> initiativeTags(
      List<Passage> passages, List<InitiativeMention> mentions) {
    Map<String, List<Evidence>> byId = new TreeMap<>();
    for (InitiativeMention m : mentions) {
      if (m.counts()) {
        byId.computeIfAbsent(m.id(), id -> new ArrayList<>())
            .add(passages.get(m.passage()).evidence(m.from(), m.to(), m.language()));
      }
    }
    return byId.entrySet().stream()
        .map(e -> initiativeTag(e.getKey(), e.getValue()))
        .sorted(Comparator.comparingInt(InitiativeTag::count).reversed())
        .limit(FieldLimits.INITIATIVES)
        .toList();
  }

  private static InitiativeTag initiativeTag(String id, List<Evidence> all) {
    List<Evidence> listed = all.subList(0, Math.min(all.size(), FieldLimits.MENTIONS));
    return new InitiativeTag(id, all.size(), listed);
  }

  private static List<List<Span>> initiativeSpans(
      List<Passage> passages, List<InitiativeMention> mentions) {
    List<List<Span>> initiativeSpans = new ArrayList<>(passages.size());
    passages.forEach(p -> initiativeSpans.add(new ArrayList<>()));
    mentions.forEach(m -> initiativeSpans.get(m.passage()).add(new Span(m.from(), m.to())));
    return initiativeSpans;
  }

  /** A supplier that computes its value at the first call. Not thread-safe. */
  private static final class Lazy<T> implements Supplier<T> {
    private final Supplier<T> supplier;
    private @Nullable T value;

    Lazy(Supplier<T> supplier) {
      this.supplier = supplier;
    }

    @Override
    public T get() {
      T computed = value;
      if (computed == null) {
        computed = supplier.get();
        value = computed;
      }
      return computed;
    }
  }
}
