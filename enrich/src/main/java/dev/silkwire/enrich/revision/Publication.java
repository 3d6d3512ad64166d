package dev.silkwire.enrich.revision;

import dev.silkwire.contract.Article;
import dev.silkwire.contract.CountryTag;
import dev.silkwire.contract.InitiativeTag;
import dev.silkwire.contract.Mention;
import dev.silkwire.contract.Mention.Sentence;
import dev.silkwire.contract.RawArticle;
import dev.silkwire.enrich.tag.Tagger;
import dev.silkwire.enrich.total.Contributions;
import dev.silkwire.enrich.total.Statement;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Publishes an original: tags it, sends the article and its mentions, takes back the mentions it no
 * longer makes, and moves the totals by what changed. Not thread-safe.
 */
final class Publication {
  private final StagedStore<Statement> statements;
  private final Supplier<Tagger> tagger;

  /**
   * @param tagger the one in force, asked for each article
   */
  Publication(StagedStore<Statement> statements, Supplier<Tagger> tagger) {
    this.statements = statements;
    this.tagger = tagger;
  }

  void publish(RawArticle raw, int revision, Outbox outbox) {
    Tagger.Tags tags =
        tagger
            .get()
            .tag(
                new Tagger.Document(
                    raw.title(), raw.text(), raw.captions(), raw.language(), raw.outlet()));
    Article article = article(raw, revision, tags);
    outbox.enriched(article);
    Statement before = statement(article.id());
    Statement now = before.of(article);
    for (InitiativeTag tag : article.initiatives()) {
      List<Sentence> sentences = tags.sentences().getOrDefault(tag.id(), List.of());
      outbox.said(Mention.key(article.id(), tag.id()), mention(article, tag, sentences));
    }
    before.initiatives().keySet().stream()
        .filter(id -> !now.initiatives().containsKey(id))
        .forEach(id -> outbox.said(Mention.key(article.id(), id), null));
    restate(article.id(), before, now, article.fetchedAt(), outbox);
  }

  /** A copy more or less: the reach of what the original says changes. */
  void countCopies(String original, CopyCount count, Outbox outbox) {
    Statement before = statement(original);
    restate(original, before, before.plusCopies(count.change()), count.at(), outbox);
  }

  private void restate(String id, Statement before, Statement now, Instant at, Outbox outbox) {
    statements.put(id, now);
    Contributions.between(before, now, at).forEach(some -> outbox.added(id, some));
  }

  private Statement statement(String id) {
    return Objects.requireNonNullElse(statements.get(id), Statement.NOTHING);
  }

  private static Article article(RawArticle raw, int revision, Tagger.Tags tags) {
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
        tags.initiatives(),
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
