package dev.silkwire.app.fault;

import dev.silkwire.app.ledger.Ledger;
import dev.silkwire.app.ledger.Line;
import dev.silkwire.app.topic.LatestValues;
import dev.silkwire.app.topic.TopicLog;
import dev.silkwire.contract.client.KafkaConnection;
import dev.silkwire.contract.record.Article;
import dev.silkwire.contract.record.Duplicate;
import dev.silkwire.contract.record.FeedStatus.KnownEntry;
import dev.silkwire.contract.topic.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;

/** The invariants of an idle pipeline. Each check returns violations as sentences. */
final class Invariants {
  private static final int EXAMPLES = 5;
  private static final Pattern ALARM =
      Pattern.compile("this is a bug|OutOfMemoryError|StackOverflowError|NoClassDefFoundError");

  private final Deployment pipeline;
  private final Ticker newsroom;
  private Set<String> postponed = Set.of();

  Invariants(Deployment pipeline, Ticker newsroom) {
    this.pipeline = pipeline;
    this.newsroom = newsroom;
  }

  /** All violations; empty when nothing is lost, nothing is doubled and everything is ready. */
  List<String> violations() {
    List<String> found = new ArrayList<>();
    try (TopicLog log = new TopicLog(KafkaConnection.to(pipeline.bootstrap()))) {
      Map<String, Article> articles = LatestValues.of(log, Topics.ARTICLES);
      Map<String, Duplicate> duplicates = LatestValues.of(log, Topics.DUPLICATES);
      postponed = postponed(log);
      found.addAll(stories(articles, duplicates));
      Ledger.of(log).stream().filter(l -> !l.balanced()).map(Line::toString).forEach(found::add);
      found.addAll(new DatabaseRows(pipeline.database()).differences(log));
    } catch (KafkaException | SQLException e) {
      found.add(e.toString());
    }
    pipeline.ready().stream().filter(url -> !ready(url)).forEach(u -> found.add("not ready: " + u));
    found.addAll(alarms());
    return found;
  }

  /**
   * Returns the pages that ingest will read at a later time, as the last check saw them: after a
   * failed request minutes later, after two kills during their reading a day later.
   */
  Set<String> postponed() {
    return postponed;
  }

  private static Set<String> postponed(TopicLog log) {
    Instant now = Instant.now();
    return LatestValues.of(log, Topics.FEED_STATUS).values().stream()
        .flatMap(status -> status.entries().stream())
        .filter(e -> e.nextReading() != null && e.nextReading().isAfter(now))
        .map(KnownEntry::url)
        .collect(Collectors.toSet());
  }

  /** Each page is one article or one duplicate, and nothing else is; corrections arrived. */
  private List<String> stories(Map<String, Article> articles, Map<String, Duplicate> duplicates) {
    Map<String, Integer> fates = new HashMap<>();
    articles.values().forEach(a -> fates.merge(a.url(), 1, Integer::sum));
    duplicates.values().forEach(d -> fates.merge(d.url(), 1, Integer::sum));
    List<NumberedStory> pages = newsroom.published();
    var urls = pages.stream().map(newsroom::url).collect(Collectors.toSet());
    var lost = urls.stream().filter(u -> !fates.containsKey(u) && !postponed.contains(u)).toList();
    var doubled = fates.keySet().stream().filter(u -> fates.get(u) > 1).toList();
    var unknown = fates.keySet().stream().filter(u -> !urls.contains(u)).toList();
    var corrected =
        articles.values().stream()
            .filter(a -> a.title().endsWith("corrected"))
            .map(Article::url)
            .collect(Collectors.toSet());
    var uncorrected =
        pages.stream()
            .filter(NumberedStory::corrected)
            .map(newsroom::url)
            .filter(u -> !corrected.contains(u) && !postponed.contains(u))
            .toList();
    List<String> found = new ArrayList<>();
    say(found, "lost", lost);
    say(found, "doubled", doubled);
    say(found, "never published by the newsroom", unknown);
    say(found, "not corrected", uncorrected);
    pages.stream()
        .filter(NumberedStory::reprint)
        .flatMap(reprint -> wrongPair(reprint, duplicates).stream())
        .forEach(found::add);
    return found;
  }

  /** Of an original and its reprint, the one that arrives second is a duplicate. */
  private Optional<String> wrongPair(NumberedStory reprint, Map<String, Duplicate> duplicates) {
    Set<String> pair = Set.of(newsroom.url(reprint), newsroom.url(reprint.original()));
    long count = duplicates.values().stream().filter(d -> pair.contains(d.url())).count();
    boolean isPostponed = pair.stream().anyMatch(postponed::contains);
    return count == 1 || (count == 0 && isPostponed)
        ? Optional.empty()
        : Optional.of("%d duplicates among %s".formatted(count, pair));
  }

  private static void say(List<String> found, String what, Collection<String> urls) {
    if (!urls.isEmpty()) {
      found.add(
          "%d stories %s, such as %s"
              .formatted(urls.size(), what, new TreeSet<>(urls).stream().limit(EXAMPLES).toList()));
    }
  }

  private static boolean ready(String url) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
      return HttpClient.newHttpClient()
              .send(request, HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  private List<String> alarms() {
    List<String> found = new ArrayList<>();
    try (DirectoryStream<Path> logs = Files.newDirectoryStream(pipeline.logs(), "*.log")) {
      for (Path log : logs) {
        Files.readAllLines(log).stream()
            .filter(line -> ALARM.matcher(line).find())
            .limit(EXAMPLES)
            .forEach(line -> found.add(log.getFileName() + ": " + line));
      }
    } catch (IOException e) {
      found.add(e.toString());
    }
    return found;
  }
}
