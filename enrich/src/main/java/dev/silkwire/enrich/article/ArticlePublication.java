package dev.silkwire.enrich.article;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.Article;
import dev.silkwire.contract.CountryTag;
import dev.silkwire.contract.FieldLimits;
import dev.silkwire.contract.InitiativeTag;
import dev.silkwire.contract.JsonSerde;
import dev.silkwire.contract.Mention;
import dev.silkwire.contract.Mention.Sentence;
import dev.silkwire.contract.RawArticle;
import dev.silkwire.enrich.reach.CopyChange;
import dev.silkwire.enrich.tag.Tagger;
import dev.silkwire.enrich.total.ArticleFootprint;
import dev.silkwire.enrich.total.Contributions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Publishes an original: tags it, sends the article and its mentions, deletes the mentions that it
 * no longer makes, and updates its story and the totals. Not thread-safe.
 */
final class ArticlePublication {
  private static final JsonSerde<Article> ARTICLES = JsonSerde.of(Article.class);
  private static final int BYTES_PER_CHARACTER = 3;

  /** Characters of all fields that are neither texts nor tags. */
  private static final int ROOM = 8_000;

  /** Characters of one tag or one mention. */
  private static final int ROOM_FOR_TAG = 400;

  private final StagedStore<ArticleFootprint> footprints;
  private final StoryPublication stories;
  private final Supplier<Tagger> tagger;

  /**
   * @param tagger the one in force, asked for each article
   */
  ArticlePublication(
      StagedStore<ArticleFootprint> footprints, StoryPublication stories, Supplier<Tagger> tagger) {
    this.footprints = footprints;
    this.stories = stories;
    this.tagger = tagger;
  }

  void publish(RawArticle raw, int revision, Outbox outbox) {
    Tagger.Tags tags =
        tagger
            .get()
            .tag(
                new Tagger.Document(
                    raw.title(), raw.text(), raw.captions(), raw.language(), raw.outlet()));
    Article article = fitting(raw, revision, tags);
    outbox.enriched(article);
    ArticleFootprint before = footprint(article.id());
    ArticleFootprint now = before.of(article).withCopies(stories.publish(article, outbox));
    for (InitiativeTag tag : article.initiatives()) {
      List<Sentence> sentences = tags.sentences().getOrDefault(tag.id(), List.of());
      outbox.said(Mention.key(article.id(), tag.id()), mention(article, tag, sentences));
    }
    before.initiatives().keySet().stream()
        .filter(id -> !now.initiatives().containsKey(id))
        .forEach(id -> outbox.said(Mention.key(article.id(), id), null));
    moveTotals(article.id(), before, now, article.fetchedAt(), outbox);
  }

  /** Adds, revises or removes a copy: the story changes, and what the original adds to totals. */
  void changeCopy(String original, CopyChange change, Outbox outbox) {
    ArticleFootprint before = footprint(original);
    ArticleFootprint now = before.withCopies(stories.change(original, change, outbox));
    moveTotals(original, before, now, change.at(), outbox);
  }

  private void moveTotals(
      String id, ArticleFootprint before, ArticleFootprint now, Instant at, Outbox outbox) {
    footprints.put(id, now);
    Contributions.between(before, now, at).forEach(some -> outbox.added(id, some));
  }

  private ArticleFootprint footprint(String id) {
    return Objects.requireNonNullElse(footprints.get(id), ArticleFootprint.NOTHING);
  }

  /**
   * Makes the article, and lists fewer mentions of each initiative until it fits into one record:
   * 300 initiatives with 20 mentions each take up to 4 MB. Their counts stay. Without any it always
   * fits, since all other fields together are limited to some 800 kB.
   */
  private static Article fitting(RawArticle raw, int revision, Tagger.Tags tags) {
    int most = FieldLimits.MENTIONS;
    Article article = article(raw, revision, tags, tags.initiatives());
    while (most > 0 && !fits(article)) {
      most /= 2;
      article = article(raw, revision, tags, listing(tags.initiatives(), most));
    }
    return article;
  }

  private static List<InitiativeTag> listing(List<InitiativeTag> tags, int most) {
    return tags.stream()
        .map(
            tag ->
                new InitiativeTag(
                    tag.id(),
                    tag.count(),
                    tag.mentions().subList(0, Math.min(most, tag.mentions().size()))))
        .toList();
  }

  /** Serializes the article only when its estimate, at three bytes a character, is too large. */
  private static boolean fits(Article article) {
    long characters = (long) article.title().length() + article.text().length() + ROOM;
    characters += article.captions().stream().mapToLong(String::length).sum();
    characters += article.authors().stream().mapToLong(String::length).sum();
    characters += (long) ROOM_FOR_TAG * (article.countries().size() + article.regions().size());
    for (InitiativeTag tag : article.initiatives()) {
      characters += (long) ROOM_FOR_TAG * (1 + tag.mentions().size());
    }
    return characters * BYTES_PER_CHARACTER <= FieldLimits.RECORD_BYTES
        || requireNonNull(ARTICLES.serialize("", article)).length <= FieldLimits.RECORD_BYTES;
  }

  private static Article article(
      RawArticle raw, int revision, Tagger.Tags tags, List<InitiativeTag> initiatives) {
    return new Article(
        raw.id(),
        raw.url(),
        raw.canonicalUrl(),
        raw.outlet(),
        raw.feed(),
        raw.title(),
        raw.text(),
        raw.captions(),
        raw.authors(),
        tags.language(),
        raw.published(),
        raw.modifiedAt(),
        raw.fetchedAt(),
        revision,
        raw.id(),
        initiatives,
        tags.countries(),
        tags.regions());
  }

  private static Mention mention(Article article, InitiativeTag tag, List<Sentence> sentences) {
    List<String> countries =
        article.countries().stream()
            .filter(CountryTag::mentioned)
            .sorted(Comparator.comparing(CountryTag::focus).reversed())
            .map(CountryTag::code)
            .toList();
    return Mention.of(article, tag, sentences, countries);
  }
}
