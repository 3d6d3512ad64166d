package dev.silkwire.sink.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.Poll;
import dev.silkwire.contract.Samples;
import dev.silkwire.contract.Topics;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What goes when it is old or too much, in whichever database. */
abstract class RetentionCases extends StoreFixture {
  @Test
  void pollsAndDeadLettersGoWhenTheirTimeIsOver() throws SQLException {
    store.write(
        log.batch(
            log.put(Topics.POLLS, "feed", Samples.poll()),
            log.put(Topics.DEAD_LETTERS, "k", Samples.deadLetter())));
    InstantSource inTwentyDays = InstantSource.fixed(Samples.FETCHED_AT.plus(Duration.ofDays(20)));

    assertThat(new Retention(database, CLOCK, RetentionConfig.DEFAULTS).sweep()).isZero();
    assertThat(new Retention(database, inTwentyDays, RetentionConfig.DEFAULTS).sweep())
        .isEqualTo(1);
    assertThat(rows("SELECT COUNT(*) FROM dead_letters")).containsExactly("1");
  }

  @Test
  void ofOneFeedOnlyTheLatestPollsStay() throws SQLException {
    Arrival[] polls =
        Stream.generate(() -> log.put(Topics.POLLS, "feed", Samples.poll()))
            .limit(503)
            .toArray(Arrival[]::new);
    store.write(log.batch(polls));

    assertThat(new Retention(database, CLOCK, RetentionConfig.DEFAULTS).sweep()).isEqualTo(3);
  }

  @Test
  void feedsTakeTurnsToLoseTheirSurplusPolls() throws SQLException {
    Arrival[] polls =
        IntStream.range(0, 900)
            .mapToObj(i -> log.put(Topics.POLLS, "feed", poll("feed-" + i / 2)))
            .toArray(Arrival[]::new);
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
