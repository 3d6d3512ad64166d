package dev.silkwire.ingest.publish;

import dev.silkwire.contract.DeadLetter;
import dev.silkwire.contract.FieldLimits;
import dev.silkwire.contract.Topics;
import dev.silkwire.ingest.IngestMetrics;
import dev.silkwire.ingest.entry.Verdict;
import dev.silkwire.ingest.feed.PackedStatus;
import dev.silkwire.ingest.group.GroupMembership;
import dev.silkwire.ingest.publish.Transactions.Ended;
import dev.silkwire.ingest.publish.Transactions.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes parts to Kafka, each whole or not at all: one thread takes all parts that wait and commits
 * them in one transaction, which Kafka refuses when the group that shares the feeds has changed.
 *
 * <p>When Kafka refuses a record, the parts are halved until one is left, and each of its records
 * is tried alone. An article that is refused is left out: the account counts it under the reason,
 * the state does not remember it as published, and a dead letter keeps its beginning. Thread-safe:
 * callers only share a queue with the thread that writes.
 */
public final class ArticlePublisher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ArticlePublisher.class);
  private static final int WAITING = 2000;
  private static final int TOGETHER = 500;
  private static final int MOST_ISOLATIONS = 3;
  private static final Duration CLOSING = Duration.ofSeconds(5);
  private static final Duration BEFORE_ANOTHER_TRY = Duration.ofSeconds(1);
  private static final Duration UNTIL_THE_GROUP_IS_HEARD = Duration.ofMillis(500);

  private static final Ended TOO_LARGE =
      new Ended(
          Outcome.RECORD_REFUSED,
          new RecordTooLargeException("larger than " + FieldLimits.RECORD_BYTES + " bytes"));

  private final Transactions transactions;
  private final GroupMembership membership;
  private final InstantSource clock;
  private final IngestMetrics metrics;
  private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(WAITING);
  private final AtomicLong submitted = new AtomicLong();
  private final AtomicLong written = new AtomicLong();
  private final Thread committer = new Thread(this::run, "ingest-commit");
  private volatile boolean closing;
  private volatile boolean healthy = true;

  /** When the queue was last empty, or parts of it were written. */
  private volatile Instant movedAt;

  /**
   * A part that waits.
   *
   * @param ours whether it may still be written
   * @param refused articles of its feed that Kafka did not take
   * @param letters records of dead letters that are written with it
   * @param omitted topics whose record of this part Kafka does not take
   * @param isolations how often the refused record was looked for
   */
  private record Waiting(
      Part part,
      BooleanSupplier ours,
      RefusedArticles refused,
      List<ProducerRecord<String, byte[]>> letters,
      Set<String> omitted,
      int isolations) {
    boolean isOurs() {
      return ours.getAsBoolean();
    }

    List<ProducerRecord<String, byte[]>> records(Instant now) {
      List<ProducerRecord<String, byte[]>> records = new ArrayList<>(PartRecords.articles(part));
      ProducerRecord<String, byte[]> account = PartRecords.account(part, now);
      if (account != null) {
        records.add(account);
      }
      PackedStatus status = part.status();
      records.add(
          PartRecords.state(part.feedId(), status == null ? null : refused.corrected(status), now));
      records.removeIf(record -> omitted.contains(record.topic()));
      records.addAll(letters);
      return records;
    }
  }

  /** A record that Kafka does not take, and why. */
  private record Refusal(ProducerRecord<String, byte[]> record, Ended ended) {
    Verdict reason() {
      return ended.cause() instanceof RecordTooLargeException
          ? Verdict.TOO_LARGE
          : Verdict.RECORD_REFUSED;
    }

    ProducerRecord<String, byte[]> letter(byte @Nullable [] value, Instant now) {
      String reason = "Kafka does not take it, it was never written: " + ended.why();
      DeadLetter letter =
          DeadLetter.of("ingest", reason, record.topic(), 0, 0, record.key(), value, now);
      return PartRecords.letter(letter, record.key(), now);
    }
  }

  private ArticlePublisher(
      Transactions transactions,
      GroupMembership membership,
      InstantSource clock,
      IngestMetrics metrics) {
    this.transactions = transactions;
    this.membership = membership;
    this.clock = clock;
    this.metrics = metrics;
    this.movedAt = clock.instant();
  }

  /** Connects; an older instance of the same name can no longer write from here on. */
  public static ArticlePublisher start(
      String bootstrap,
      String instance,
      GroupMembership membership,
      InstantSource clock,
      IngestMetrics metrics) {
    ArticlePublisher publisher =
        new ArticlePublisher(Transactions.of(bootstrap, instance), membership, clock, metrics);
    publisher.committer.start();
    return publisher;
  }

  /**
   * Queues a part; waits when too many do already. An interrupted caller's part is dropped.
   *
   * @param ours whether its feed is still ours; asked when it is written, and without a lock
   * @param refused is kept up to date with the articles of the feed that Kafka does not take
   */
  public void submit(Part part, BooleanSupplier ours, RefusedArticles refused) {
    Waiting next = new Waiting(part, ours, refused, List.of(), Set.of(), 0);
    try {
      while (healthy && !closing) {
        if (waiting.offer(next, 1, TimeUnit.SECONDS)) {
          submitted.incrementAndGet();
          return;
        }
        LOG.debug("{} parts wait for Kafka", waiting.size());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until what was submitted so far stands in Kafka, at most so long. */
  public void flush(Duration most) {
    long until = submitted.get();
    long deadline = System.nanoTime() + most.toNanos();
    synchronized (written) {
      try {
        long left = most.toMillis();
        while (healthy && written.get() < until && left > 0) {
          written.wait(left);
          left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Whether it can still write; false once Kafka refused it for good. */
  public boolean healthy() {
    return healthy;
  }

  /** Returns how many parts wait, when none was written for so long; empty otherwise. */
  public Optional<Integer> stalledFor(Duration duration) {
    int parts = (int) Math.min(Integer.MAX_VALUE, submitted.get() - written.get());
    return parts > 0 && clock.instant().isAfter(movedAt.plus(duration))
        ? Optional.of(parts)
        : Optional.empty();
  }

  /** Writes what waits, for a few seconds at most. */
  @Override
  public void close() {
    closing = true;
    try {
      committer.join(CLOSING.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    transactions.stopWaiting();
    committer.interrupt();
    transactions.close();
  }

  private void run() {
    try {
      while (healthy && !(closing && waiting.isEmpty())) {
        movedAt = clock.instant();
        Waiting first = waiting.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
          List<Waiting> together = new ArrayList<>(List.of(first));
          waiting.drainTo(together, TOGETHER);
          write(together);
          count(together.size());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      healthy = false;
      LOG.error("the thread that writes to Kafka ended, ingest stops; restart it", e);
    }
  }

  private void count(int parts) {
    synchronized (written) {
      written.addAndGet(parts);
      written.notifyAll();
    }
  }

  /** Tries until it stands; gives up what is not ours, and all when Kafka refuses us. */
  private void write(List<Waiting> parts) throws InterruptedException {
    List<Waiting> left = parts;
    while (healthy && !left.isEmpty()) {
      ConsumerGroupMetadata seen = membership.latest(); // before it is asked what is ours
      left = ours(left).stream().map(this::withoutTooLarge).toList();
      if (left.isEmpty()) {
        return;
      }
      Instant now = clock.instant();
      Ended ended =
          transactions.write(left.stream().flatMap(w -> w.records(now).stream()).toList(), seen);
      switch (ended.outcome()) {
        case COMMITTED -> {
          metrics.written(left.stream().map(Waiting::part).toList());
          return;
        }
        case RECORD_REFUSED -> {
          isolate(left, ended);
          return;
        }
        case GROUP_CHANGED -> {
          LOG.info("{} parts wait, the group that shares the feeds has changed", left.size());
          Thread.sleep(UNTIL_THE_GROUP_IS_HEARD.toMillis());
        }
        case TRY_AGAIN -> {
          LOG.warn("{} parts are not written yet, trying again: {}", left.size(), ended.why());
          Thread.sleep(BEFORE_ANOTHER_TRY.toMillis());
        }
        case FATAL -> {
          healthy = false;
          LOG.warn(
              "Kafka does not let ingest write, it stops; another instance of this name may run: {}",
              ended.why());
        }
      }
    }
  }

  private List<Waiting> ours(List<Waiting> parts) {
    List<Waiting> ours = parts.stream().filter(Waiting::isOurs).toList();
    if (ours.size() < parts.size()) {
      LOG.info(
          "{} parts are not written: their feeds are somebody else's now",
          parts.size() - ours.size());
    }
    return ours;
  }

  /** Leaves out articles that no broker with default settings takes, before they are sent. */
  private Waiting withoutTooLarge(Waiting waiting) {
    List<Refusal> tooLarge = new ArrayList<>();
    for (ProducerRecord<String, byte[]> record : PartRecords.articles(waiting.part())) {
      if (PartRecords.isTooLarge(record)) {
        tooLarge.add(new Refusal(record, TOO_LARGE));
      }
    }
    return tooLarge.isEmpty() ? waiting : without(waiting, tooLarge);
  }

  /** One of the parts holds a record that Kafka refuses: writes the others, and this without it. */
  private void isolate(List<Waiting> parts, Ended refusal) throws InterruptedException {
    if (parts.size() > 1) {
      write(parts.subList(0, parts.size() / 2));
      write(parts.subList(parts.size() / 2, parts.size()));
    } else if (parts.get(0).isolations() < MOST_ISOLATIONS) {
      write(List.of(withoutRefused(parts.get(0))));
    } else {
      drop(parts.get(0), refusal);
    }
  }

  private Waiting withoutRefused(Waiting waiting) {
    List<Refusal> refused = new ArrayList<>();
    for (ProducerRecord<String, byte[]> record : waiting.records(clock.instant())) {
      Ended probed = transactions.probe(record);
      if (probed.outcome() == Outcome.RECORD_REFUSED) {
        refused.add(new Refusal(record, probed));
      }
    }
    return without(waiting, refused);
  }

  private Waiting without(Waiting waiting, List<Refusal> refused) {
    Map<String, Verdict> articles = new HashMap<>();
    Set<String> omitted = new HashSet<>(waiting.omitted());
    List<ProducerRecord<String, byte[]>> letters = new ArrayList<>(waiting.letters());
    for (Refusal refusal : refused) {
      report(waiting.part(), refusal);
      if (refusal.record().topic().equals(Topics.RAW_ARTICLES.name())) {
        articles.put(refusal.record().key(), refusal.reason());
        letter(refusal).ifPresent(letters::add);
      } else {
        omitted.add(refusal.record().topic());
      }
    }
    waiting.refused().add(articles);
    return new Waiting(
        waiting.part().without(articles),
        waiting.ours(),
        waiting.refused(),
        letters,
        omitted,
        waiting.isolations() + 1);
  }

  private void report(Part part, Refusal refusal) {
    ProducerRecord<String, byte[]> record = refusal.record();
    metrics.refused(record.topic());
    LOG.warn(
        "Kafka does not take record {} of {} ({} bytes) of feed {}; it is left out: {}",
        record.key(),
        record.topic(),
        record.value() == null ? 0 : record.value().length,
        part.feedId(),
        refusal.ended().why());
  }

  /** The dead letter of an article, without its value where Kafka refuses the letter as well. */
  private Optional<ProducerRecord<String, byte[]>> letter(Refusal refusal) {
    Instant now = clock.instant();
    return Stream.<byte @Nullable []>of(refusal.record().value(), null)
        .map(value -> refusal.letter(value, now))
        .filter(letter -> transactions.probe(letter).outcome() == Outcome.COMMITTED)
        .findFirst();
  }

  /** Kafka takes each record alone but not together: nothing of the part counts as published. */
  private void drop(Waiting waiting, Ended refusal) {
    Map<String, Verdict> all = new HashMap<>();
    waiting.part().articles().forEach(article -> all.put(article.id(), Verdict.RECORD_REFUSED));
    waiting.refused().add(all);
    metrics.refused(Topics.POLLS.name());
    LOG.error(
        "Kafka does not take {} articles and the account of feed {}; they are dropped: {}",
        all.size(),
        waiting.part().feedId(),
        refusal.why());
  }
}
