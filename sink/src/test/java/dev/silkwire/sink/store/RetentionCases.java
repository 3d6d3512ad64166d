package dev.silkwire.sink.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.Samples;
import dev.silkwire.contract.record.CountryDay;
import dev.silkwire.contract.record.Poll;
import dev.silkwire.contract.topic.Topics;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests of retention, for each database. */
abstract class RetentionCases extends StoreFixture {
  private static final String DELETIONS =
      "SELECT next_offset FROM sink_offsets WHERE topic = 'retention'";

  @Test
  void expiredPollsAndDeadLettersAreDeleted() throws SQLException {
    store.write(
        log.batch(
            log.put(Topics.POLLS, "feed", Samples.poll()),
            log.put(Topics.DEAD_LETTERS, "k", Samples.deadLetter())));
    InstantSource inTwentyDays = InstantSource.fixed(Samples.FETCHED_AT.plus(Duration.ofDays(20)));

    assertThat(new Retention(database, CLOCK, RetentionConfig.DEFAULTS).sweep()).isZero();
    assertThat(rows(DELETIONS)).isEmpty();
    assertThat(new Retention(database, inTwentyDays, RetentionConfig.DEFAULTS).sweep())
        .isEqualTo(1);
    assertThat(rows(DELETIONS)).containsExactly("1");
    assertThat(rows("SELECT COUNT(*) FROM dead_letters")).containsExactly("1");
  }

  @Test
  void onlyTheLatestPollsOfAFeedAreKept() throws SQLException {
    SinkRecord[] polls =
        Stream.generate(() -> log.put(Topics.POLLS, "feed", Samples.poll()))
            .limit(503)
            .toArray(SinkRecord[]::new);
    store.write(log.batch(polls));

    assertThat(new Retention(database, CLOCK, RetentionConfig.DEFAULTS).sweep()).isEqualTo(3);
  }

  @Test
  void surplusPollsAreDeletedFeedByFeed() throws SQLException {
    SinkRecord[] polls =
        IntStream.range(0, 900)
            .mapToObj(i -> log.put(Topics.POLLS, "feed", poll("feed-" + i / 2)))
            .toArray(SinkRecord[]::new);
    store.write(log.batch(polls));
    RetentionConfig one = new RetentionConfig(null, null, null, 1, null);
    Retention retention = new Retention(database, CLOCK, one);

    assertThat(retention.sweep()).isEqualTo(200);
    assertThat(retention.sweep()).isEqualTo(200);
    assertThat(retention.sweep()).isEqualTo(50);
    assertThat(retention.sweep()).isZero();
    store.write(log.batch(log.put(Topics.POLLS, "feed", poll("feed-0"))));
    assertThat(retention.sweep() + retention.sweep() + retention.sweep()).isEqualTo(1);
  }

  @Test
  void pollsStayInTheTotalsWhenTheirRowsAreDeleted() throws SQLException {
    store.write(log.batch(log.put(Topics.POLLS, "feed", Samples.poll())));
    InstantSource inTwentyDays = InstantSource.fixed(Samples.FETCHED_AT.plus(Duration.ofDays(20)));
    new Retention(database, inTwentyDays, RetentionConfig.DEFAULTS).sweep();

    assertThat(rows("SELECT COUNT(*) FROM polls")).containsExactly("0");
    assertThat(rows("SELECT total FROM poll_totals WHERE name = 'polls'")).containsExactly("1");
  }

  @Test
  void anExpiredArticleIsDeletedWithItsCopiesMentionsAndStory() throws SQLException {
    store.write(
        log.batch(
            article("a", 1, "Cranes"),
            log.put(Topics.MENTIONS, "a/bri", Samples.mention()),
            log.put(Topics.DUPLICATES, "c", Samples.duplicate("c", "a")),
            log.put(Topics.DUPLICATES, "other", Samples.duplicate("other", "none")),
            log.put(Topics.STORIES, "a", Samples.story("a", 1)),
            log.put(Topics.COUNTRY_DAYS, "KE/bri/2026-10-20", Samples.countryDay())));
    RetentionConfig year = new RetentionConfig(Duration.ofDays(365), null, null, null, null);
    new Retention(database, CLOCK, year).sweep();
    assertThat(rows("SELECT COUNT(*) FROM articles")).containsExactly("1");

    Instant later = Samples.FETCHED_AT.plus(Duration.ofDays(366));
    new Retention(database, InstantSource.fixed(later), year).sweep();

    for (String table :
        List.of("articles", "article_list", "article_countries", "mentions", "stories")) {
      assertThat(rows("SELECT COUNT(*) FROM " + table)).as(table).containsExactly("0");
    }
    assertThat(rows("SELECT id FROM duplicates")).containsExactly("other");
    assertThat(rows("SELECT stories FROM country_days")).containsExactly("1");
  }

  @Test
  void countryDaysThatAreTooOldAreDeletedAndUndatedOnesStay() throws SQLException {
    store.write(log.batch(day("2026-10-01"), day("2026-10-20"), day("undated")));
    RetentionConfig week = new RetentionConfig(null, Duration.ofDays(7), null, null, null);
    new Retention(database, CLOCK, week).sweep();

    assertThat(rows("SELECT day FROM country_days ORDER BY day"))
        .containsExactly("2026-10-20", "undated");
  }

  private SinkRecord day(String date) {
    CountryDay day = new CountryDay("KE", "bri", date, 3, 3, 3, 0, Samples.FETCHED_AT);
    return log.put(Topics.COUNTRY_DAYS, CountryDay.key("KE", "bri", date), day);
  }

  private static Poll poll(String feed) {
    Poll p = Samples.poll();
    return new Poll(
        feed,
        p.url(),
        p.kind(),
        p.startedAt(),
        p.millis(),
        p.outcome(),
        p.note(),
        p.httpStatus(),
        p.bytes(),
        p.seen(),
        p.published(),
        p.unchanged(),
        p.skipped(),
        p.nextPoll());
  }
}
