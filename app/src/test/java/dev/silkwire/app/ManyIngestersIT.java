package dev.silkwire.app;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.app.LoggedOutlets.Asked;
import dev.silkwire.app.broker.EmbeddedBroker;
import dev.silkwire.app.run.Preparation;
import dev.silkwire.app.topic.TopicLog;
import dev.silkwire.contract.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several ingest stages, processes of their own, share feeds through one Kafka. */
class ManyIngestersIT {
  private static final int FEEDS = 12;
  private static final Duration SESSION = Duration.ofSeconds(6);
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /**
   * While instances only join, or after one was killed, an instance that gave up a feed does not
   * poll it again. Two instances that poll one feed at the same time would alternate.
   */
  private static final BiConsumer<Integer, List<String>> NEVER_BACK =
      (feed, by) -> assertThat(by).doesNotHaveDuplicates();

  @TempDir Path folder;
  private final Map<String, SilkwireProcess> instances = new HashMap<>();
  private EmbeddedBroker broker;
  private LoggedOutlets outlets;

  @BeforeEach
  void open() throws IOException {
    broker = EmbeddedBroker.start(folder, 0);
    outlets = LoggedOutlets.open(FEEDS, 2);
    Preparation preparation = new Preparation(broker.connection(), InstantSource.system());
    preparation.topics();
    preparation.feeds(outlets.feeds());
  }

  @AfterEach
  void close() {
    instances.values().forEach(SilkwireProcess::close);
    outlets.close();
    broker.close();
  }

  @Test
  void anotherInstanceContinuesTheFeedsOfAKilledInstance() throws Exception {
    start("a");
    start("b");
    start("c");
    await("all three poll, and all feeds were polled", log -> owners(log).size() == 3);
    await("each feed is known", log -> log.stream().filter(ManyIngestersIT::knows).count() > 24);
    Instant killed = kill("c");
    Set<Integer> orphans = feedsOf("c", outlets.log());
    await("the orphans are polled by others", log -> feedsSince(log, killed).containsAll(orphans));
    outlets.stories(3);
    Map<String, Integer> articles = articles(3 * FEEDS);

    assertThat(orphans).isNotEmpty();
    assertThat(firstAsked(outlets.log(), killed, orphans)).allMatch(ManyIngestersIT::knows);
    assertThat(articles).hasSize(3 * FEEDS).allSatisfy((id, n) -> assertThat(n).isOne());
    assertThat(handOvers(until(outlets.log(), killed))).allSatisfy(NEVER_BACK);
    assertThat(handOvers(since(outlets.log(), killed))).allSatisfy(NEVER_BACK);
  }

  @Test
  void anInstanceWhoseSessionExpiredPublishesNothingTwice() throws Exception {
    start("a");
    start("b");
    await("both poll, and all feeds were polled", log -> owners(log).size() == 2);
    await("each feed is known", log -> log.stream().filter(ManyIngestersIT::knows).count() > 24);
    outlets.stories(3);
    instances.get("b").pause();
    Instant asleep = Instant.now();
    Set<Integer> orphans = feedsOf("b", outlets.log());
    await("the orphans are polled by others", log -> feedsSince(log, asleep).containsAll(orphans));
    assertThat(articles(3 * FEEDS)).hasSize(3 * FEEDS);
    instances.get("b").resume();
    Instant awake = Instant.now();
    await("the sleeper has feeds again", log -> owners(since(log, awake)).contains("b"));
    outlets.stories(4);
    Map<String, Integer> articles = articles(4 * FEEDS);

    assertThat(orphans).isNotEmpty();
    assertThat(articles).hasSize(4 * FEEDS).allSatisfy((id, n) -> assertThat(n).isOne());
  }

  /** Each instance that polls has the state of the previous poll. */
  private static boolean knows(Asked asked) {
    return asked.ifNoneMatch() != null;
  }

  private static Set<String> owners(List<Asked> log) {
    return log.stream().map(Asked::by).collect(toSet());
  }

  private static List<Asked> since(List<Asked> log, Instant since) {
    return log.stream().filter(a -> a.at().isAfter(since)).toList();
  }

  private static List<Asked> until(List<Asked> log, Instant until) {
    return log.stream().filter(a -> !a.at().isAfter(until)).toList();
  }

  private static Set<Integer> feedsSince(List<Asked> log, Instant since) {
    return since(log, since).stream().map(Asked::feed).collect(toSet());
  }

  /** The feeds that the instance was the last to ask for. */
  private static Set<Integer> feedsOf(String instance, List<Asked> log) {
    Map<Integer, String> last = new HashMap<>();
    log.forEach(asked -> last.put(asked.feed(), asked.by()));
    last.values().removeIf(by -> !by.equals(instance));
    return last.keySet();
  }

  private static List<Asked> firstAsked(List<Asked> log, Instant since, Set<Integer> feeds) {
    Map<Integer, Asked> first = new HashMap<>();
    log.stream()
        .filter(a -> a.at().isAfter(since) && feeds.contains(a.feed()))
        .forEach(a -> first.putIfAbsent(a.feed(), a));
    return List.copyOf(first.values());
  }

  /** Who asked for each feed, one after the other. */
  private static Map<Integer, List<String>> handOvers(List<Asked> log) {
    Map<Integer, List<String>> by =
        log.stream().collect(groupingBy(Asked::feed, mapping(Asked::by, toList())));
    by.replaceAll(
        (feed, all) -> {
          List<String> changes = new ArrayList<>();
          all.stream()
              .filter(who -> changes.isEmpty() || !changes.get(changes.size() - 1).equals(who))
              .forEach(changes::add);
          return changes;
        });
    return by;
  }

  /** Waits for a number of articles, and returns how often each was published. */
  private Map<String, Integer> articles(int count) {
    Instant deadline = Instant.now().plus(PATIENCE);
    Map<String, Integer> published = new HashMap<>();
    try (TopicLog log = new TopicLog(broker.connection())) {
      log.seek(log.partitions(Topics.RAW_ARTICLES.name()), true);
      while (published.size() < count && Instant.now().isBefore(deadline)) {
        log.poll(
            r -> published.merge(new String(r.key(), StandardCharsets.UTF_8), 1, Integer::sum));
      }
      log.poll(r -> published.merge(new String(r.key(), StandardCharsets.UTF_8), 1, Integer::sum));
    }
    return published;
  }

  private void await(String what, Predicate<List<Asked>> wanted) throws InterruptedException {
    assertThat(outlets.await(wanted, PATIENCE)).as(what).isTrue();
  }

  private Instant kill(String name) {
    instances.get(name).close();
    return Instant.now();
  }

  private void start(String name) {
    List<String> arguments =
        List.of(
            "ingest",
            "--bootstrap",
            broker.bootstrap(),
            "--every",
            "2s",
            "--revisit",
            "1h",
            "--allow",
            "127.0.0.0/8");
    Map<String, String> environment =
        Map.of(
            "SILKWIRE_INGEST_INSTANCE", name,
            "SILKWIRE_INGEST_USER_AGENT", name,
            "SILKWIRE_INGEST_SESSION_TIMEOUT", SESSION.toSeconds() + "s");
    Path log = Path.of("target", "many-ingesters-" + name + ".log");
    instances.put(name, SilkwireProcess.start(log, arguments, environment));
  }
}
