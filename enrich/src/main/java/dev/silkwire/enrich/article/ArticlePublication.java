package dev.silkwire.enrich.article;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.json.JsonSerde;
import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.record.Article;
import dev.silkwire.contract.record.CountryTag;
import dev.silkwire.contract.record.InitiativeTag;
import dev.silkwire.contract.record.Mention;
import dev.silkwire.contract.record.Mention.Sentence;
import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.enrich.reach.CopyChange;
import dev.silkwire.enrich.tag.Tagger;
import dev.silkwire.enrich.total.ArticleFootprint;
import dev.silkwire.enrich.total.Contributions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Publishes an original: tags it, publishes the article and its mentions, deletes the mentions that
 * it no longer makes, and updates its story and the totals.
 *
 * <p>Not thread-safe.
 */
final class ArticlePublication {
  private static final JsonSerde<Article> ARTICLES = JsonSerde.of(Article.class);
  private static final int BYTES_PER_CHARACTER = 3;

  /** Upper bound for all fields that are neither texts nor tags. */
  private static final int OTHER_FIELDS_CHARS = 8_000;

  /** Upper bound for one tag or one mention. */
  private static final int TAG_CHARS = 400;

  private final StagedStore<ArticleFootprint> footprints;
  private final StoryPublication stories;
  private final Supplier<Tagger> tagger;
  private final String contributions;

  /**
   * @param footprints by article id
   * @param tagger returns the tagger for the current catalogue; called for each article
   * @param contributions name of the child that carries changes of totals
   */
  ArticlePublication(
      StagedStore<ArticleFootprint> footprints,
      StoryPublication stories,
      Supplier<Tagger> tagger,
      String contributions) {
    this.footprints = footprints;
    this.stories = stories;
    this.tagger = tagger;
    this.contributions = contributions;
  }

  /** Publishes an original or a revision of it. */
  void publish(RawArticle raw, int revision, StepOutput output) {
    Tagger.Tags tags =
        tagger
            .get()
            .tag(
                new Tagger.Document(
                    raw.title(), raw.text(), raw.captions(), raw.language(), raw.outlet()));
    Article article = fitting(raw, revision, tags);
    output.publish(StepNames.WRITE_ARTICLES, Topics.ARTICLES, article.id(), article);
    ArticleFootprint before = footprint(article.id());
    ArticleFootprint now = before.of(article).withCopies(stories.publish(article, output));
    for (InitiativeTag tag : article.initiatives()) {
      List<Sentence> sentences = tags.sentences().getOrDefault(tag.id(), List.of());
      publishMention(article.id(), tag.id(), mention(article, tag, sentences), output);
    }
    before.initiatives().keySet().stream()
        .filter(id -> !now.initiatives().containsKey(id))
        .forEach(id -> publishMention(article.id(), id, null, output));
    updateTotals(article.id(), before, now, article.fetchedAt(), output);
  }

  private static void publishMention(
      String article, String initiative, @Nullable Mention mention, StepOutput output) {
    String key = Mention.key(article, initiative);
    output.publish(StepNames.WRITE_MENTIONS, Topics.MENTIONS, key, mention);
  }

  /** Adds, revises or removes a copy, which changes the story and the original's totals. */
  void changeCopy(String original, CopyChange change, StepOutput output) {
    ArticleFootprint before = footprint(original);
    ArticleFootprint now = before.withCopies(stories.change(original, change, output));
    updateTotals(original, before, now, change.at(), output);
  }

  private void updateTotals(
      String id, ArticleFootprint before, ArticleFootprint now, Instant at, StepOutput output) {
    footprints.put(id, now);
    Contributions.between(before, now, at).forEach(batch -> output.send(contributions, id, batch));
  }

  private ArticleFootprint footprint(String id) {
    return Objects.requireNonNullElse(footprints.get(id), ArticleFootprint.EMPTY);
  }

  /**
   * Builds the article. If it does not fit into one record, halves the number of mentions that are
   * listed of each initiative until it does; their counts stay the same. 300 initiatives with 20
   * mentions each take up to 4 MB. Without mentions every article fits, because all other fields
   * together are limited to about 800 kB.
   */
  private static Article fitting(RawArticle raw, int revision, Tagger.Tags tags) {
    int limit = FieldLimits.MENTIONS;
    Article article = article(raw, revision, tags, tags.initiatives());
    while (limit > 0 && !fits(article)) {
      limit /= 2;
      article = article(raw, revision, tags, withMentions(tags.initiatives(), limit));
    }
    return article;
  }

  private static List<InitiativeTag> withMentions(List<InitiativeTag> tags, int limit) {
    return tags.stream()
        .map(
            tag ->
                new InitiativeTag(
                    tag.id(),
                    tag.count(),
                    tag.mentions().subList(0, Math.min(limit, tag.mentions().size()))))
        .toList();
  }

  /**
   * Estimates the size at three bytes a character; measures it only if the estimate is too large.
   */
  private static boolean fits(Article article) {
    long characters =
        (long) article.title().length() + article.text().length() + OTHER_FIELDS_CHARS;
    characters += article.captions().stream().mapToLong(String::length).sum();
    characters += article.authors().stream().mapToLong(String::length).sum();
    characters += (long) TAG_CHARS * (article.countries().size() + article.regions().size());
    for (InitiativeTag tag : article.initiatives()) {
      characters += (long) TAG_CHARS * (1 + tag.mentions().size());
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
        raw.language(),
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
