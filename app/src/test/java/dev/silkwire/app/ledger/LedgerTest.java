package dev.silkwire.app.ledger;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.Samples;
import dev.silkwire.contract.record.Article;
import dev.silkwire.contract.record.CountryDay;
import dev.silkwire.contract.record.DeadLetter;
import dev.silkwire.contract.record.Duplicate;
import dev.silkwire.contract.record.Mention;
import dev.silkwire.contract.record.Poll;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private final Article article = Samples.article();
  private final Duplicate copy = Samples.duplicate();
  private final List<Poll> polls = List.of(Samples.poll(), Samples.poll());
  private final Map<String, List<Snapshot.Revision>> readings =
      Map.of(
          article.id(), List.of(new Snapshot.Revision("a")),
          copy.id(), List.of(new Snapshot.Revision("b")));
  private final Map<String, Mention> mentions =
      Map.of(Mention.key(article.id(), "bri"), Samples.mention());
  private final Map<String, CountryDay> days = days(2);

  private static Map<String, CountryDay> days(long articles) {
    return Stream.of(
            day("KE", "bri", articles, 1),
            day("KE", "*", articles, 1),
            day("*", "bri", articles, 0),
            day("*", "*", articles, 0))
        .collect(toMap(d -> CountryDay.key(d.country(), d.initiative(), d.date()), d -> d));
  }

  private static CountryDay day(String country, String initiative, long articles, long focus) {
    return new CountryDay(
        country, initiative, "2026-10-20", 1, articles, 1, focus, Samples.FETCHED_AT);
  }

  private Snapshot snapshot(
      Map<String, List<Snapshot.Revision>> readings,
      Map<String, Duplicate> duplicates,
      Map<String, Mention> mentions,
      Map<String, CountryDay> days,
      List<DeadLetter> letters) {
    return new Snapshot(
        polls,
        readings,
        0,
        Map.of(article.id(), article),
        duplicates,
        Map.of(article.id(), Samples.story()),
        mentions,
        days,
        letters,
        readings.keySet(),
        Snapshot.Replays.NONE);
  }

  private static List<String> off(Snapshot snapshot) {
    return Ledger.of(snapshot).stream().filter(l -> !l.balanced()).map(Line::name).toList();
  }

  @Test
  void balancesWhenEverythingIsAccountedFor() {
    assertThat(off(snapshot(readings, Map.of(copy.id(), copy), mentions, days, List.of())))
        .isEmpty();
  }

  @Test
  void detectsALostArticle() {
    assertThat(off(snapshot(readings, Map.of(), mentions, days, List.of())))
        .containsExactly(
            "distinct raw articles and bad records",
            "originals with copies",
            "country-days by the articles in force");
  }

  @Test
  void detectsAPublishedEntryWithoutItsArticle() {
    Snapshot all = snapshot(readings, Map.of(copy.id(), copy), mentions, days, List.of());
    Snapshot lost =
        new Snapshot(
            all.polls(),
            all.revisions(),
            0,
            all.articles(),
            all.duplicates(),
            all.stories(),
            all.mentions(),
            all.countryDays(),
            all.deadLetters(),
            Set.of(article.id(), "lost"),
            all.replays());
    assertThat(off(lost)).containsExactly("entries remembered as published");
  }

  @Test
  void detectsAnArticleThatWasPublishedTwice() {
    var twice =
        Map.of(
            article.id(), List.of(new Snapshot.Revision("a"), new Snapshot.Revision("a")),
            copy.id(), List.of(new Snapshot.Revision("b")));
    assertThat(off(snapshot(twice, Map.of(copy.id(), copy), mentions, days, List.of())))
        .containsExactly("articles published by polls and replays");
  }

  @Test
  void balancesWhenARejectedArticleWasReplayed() {
    var twice =
        Map.of(
            article.id(), List.of(new Snapshot.Revision("a"), new Snapshot.Revision("a")),
            copy.id(), List.of(new Snapshot.Revision("b")));
    DeadLetter letter =
        DeadLetter.of(
            "enrich",
            "step failed",
            "news.raw-articles",
            0,
            1,
            article.id(),
            new byte[1],
            Samples.FETCHED_AT);
    Snapshot all = snapshot(twice, Map.of(copy.id(), copy), mentions, days, List.of(letter));

    assertThat(off(all)).hasSize(2);
    assertThat(off(withReplays(all, Snapshot.Replays.NONE.plus(true)))).isEmpty();
  }

  private static Snapshot withReplays(Snapshot all, Snapshot.Replays replays) {
    return new Snapshot(
        all.polls(),
        all.revisions(),
        all.malformed(),
        all.articles(),
        all.duplicates(),
        all.stories(),
        all.mentions(),
        all.countryDays(),
        all.deadLetters(),
        all.remembered(),
        replays);
  }

  @Test
  void detectsAMissingRevision() {
    var changed =
        Map.of(article.id(), List.of(new Snapshot.Revision("a"), new Snapshot.Revision("a2")));
    assertThat(off(snapshot(changed, Map.of(), mentions, days(1), List.of())))
        .containsExactly("changed readings of articles", "originals with copies");
  }

  @Test
  void detectsAMentionThatWasNotDeleted() {
    var more =
        Map.of(
            Mention.key(article.id(), "bri"), Samples.mention(),
            Mention.key(article.id(), "cpec"), Samples.mention());
    assertThat(off(snapshot(readings, Map.of(copy.id(), copy), more, days, List.of())))
        .containsExactly("initiatives in articles");
  }

  @Test
  void detectsATotalThatWasCountedTwice() {
    var doubled = new HashMap<>(days);
    doubled.put("KE/bri/2026-10-20", day("KE", "bri", 3, 1));
    assertThat(off(snapshot(readings, Map.of(copy.id(), copy), mentions, doubled, List.of())))
        .containsExactly("country-days by the articles in force");
  }
}
