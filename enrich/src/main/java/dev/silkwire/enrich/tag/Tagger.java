package dev.silkwire.enrich.tag;

import dev.silkwire.contract.CountryTag;
import dev.silkwire.contract.Evidence;
import dev.silkwire.contract.FieldLimits;
import dev.silkwire.contract.InitiativeTag;
import dev.silkwire.contract.Mention.Sentence;
import dev.silkwire.contract.Outlet;
import dev.silkwire.contract.RegionTag;
import dev.silkwire.contract.StorableText;
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
 * Says which initiatives and countries an article speaks of, and where. Pure: the same article and
 * catalogue give the same tags. Immutable and safe to share.
 */
public final class Tagger {
  private final InitiativeTagger initiatives;
  private final CountryTagger countries;
  private final DocumentLanguage languages;

  /**
   * An article to tag. Characters that no database stores are removed first; offsets are those of
   * what is left.
   *
   * @param title headline, may be empty
   * @param text paragraphs, one a line
   * @param captions of its pictures
   * @param language as declared, BCP-47; null when nobody said
   * @param outlet who publishes it
   */
  public record Document(
      String title, String text, List<String> captions, @Nullable String language, Outlet outlet) {
    public Document {
      title = StorableText.clean(title);
      text = StorableText.clean(text);
      captions = captions.stream().map(StorableText::clean).toList();
    }
  }

  /**
   * What an article speaks of.
   *
   * @param language of the article as far as can be told, BCP-47; null when nothing tells
   * @param initiatives most mentioned first
   * @param countries most mentioned first
   * @param regions groups and regions of countries, most mentioned first
   * @param sentences by initiative, those that mention it
   */
  public record Tags(
      @Nullable String language,
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
   * A tagger for one state of the catalogue. Making one takes some tenths of a second, since all
   * forms are declined and laid into a trie: share it.
   */
  public Tagger(Catalogue catalogue, CountryTagger countries, DocumentLanguage languages) {
    this(new InitiativeTagger(catalogue), countries, languages);
  }

  private Tagger(
      InitiativeTagger initiatives, CountryTagger countries, DocumentLanguage languages) {
    this.initiatives = initiatives;
    this.countries = countries;
    this.languages = languages;
  }

  /** A tagger with the gazetteer that comes with the program. */
  public static Tagger of(Catalogue catalogue) {
    return of(catalogue, () -> new CountryTagger(Gazetteer.builtIn()));
  }

  /** The same, with countries as an operator wants them; they are asked for last. */
  public static Tagger of(Catalogue catalogue, Supplier<CountryTagger> countries) {
    InitiativeTagger initiatives = new InitiativeTagger(catalogue);
    DocumentLanguage languages = new DocumentLanguage();
    return new Tagger(initiatives, countries.get(), languages);
  }

  /** A tagger for another state of the catalogue; only entries that changed are declined. */
  public Tagger with(Catalogue catalogue) {
    return new Tagger(initiatives.with(catalogue), countries, languages);
  }

  /** A tagger that finds places in another way. */
  public Tagger with(CountryTagger places) {
    return new Tagger(initiatives, places, languages);
  }

  /** What the article speaks of. */
  public Tags tag(Document article) {
    return tag(passages(article), article, FoundPhrase.UNHEARD);
  }

  /** What the article speaks of, and why. */
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
    String sample = article.text().isBlank() ? article.title() : article.text();
    String language = languages.of(article.language(), sample);
    SentenceFinder sentences = new SentenceFinder(passages);
    Supplier<RepeatedLines> repetition = new Once<>(() -> RepeatedLines.in(passages));
    List<InitiativeMention> mentions = initiatives.find(passages, sentences, repetition, findings);
    CountriesAndRegions places =
        countries.tag(
            passages, taken(passages, mentions), language, article.outlet(), repetition, findings);
    return new Tags(
        language,
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

  private static List<List<Span>> taken(List<Passage> passages, List<InitiativeMention> mentions) {
    List<List<Span>> taken = new ArrayList<>(passages.size());
    passages.forEach(p -> taken.add(new ArrayList<>()));
    mentions.forEach(m -> taken.get(m.passage()).add(new Span(m.from(), m.to())));
    return taken;
  }

  /** Computes its value when first asked. Not thread-safe: it lives in one call. */
  private static final class Once<T> implements Supplier<T> {
    private final Supplier<T> source;
    private @Nullable T value;

    Once(Supplier<T> source) {
      this.source = source;
    }

    @Override
    public T get() {
      T known = value;
      if (known == null) {
        known = source.get();
        value = known;
      }
      return known;
    }
  }
}
