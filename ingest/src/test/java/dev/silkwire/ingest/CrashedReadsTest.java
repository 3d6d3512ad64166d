package dev.silkwire.ingest;

import static dev.silkwire.ingest.IngestRig.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.FeedStatus.KnownEntry;
import dev.silkwire.ingest.publish.PollBatch;
import dev.silkwire.ingest.status.CompressedFeedStatus;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Polls of a feed whose pages were being read when a process died. */
class CrashedReadsTest {
  private final IngestRig rig = new IngestRig();

  @BeforeEach
  void publish() {
    rig.publish(1, 2);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void pagesThatWereBeingReadAreReadAgainOneAtATime() {
    List<PollBatch> batches = batchesOfPoll(afterCrash());

    assertThat(batches).hasSize(5);
    assertThat(batches.get(0).poll()).as("the mark of the first page").isNull();
    assertThat(attempts(batches.get(0))).containsExactlyInAnyOrder(1, 2);
    assertThat(batches.get(1).articles()).hasSize(1);
    assertThat(attempts(batches.get(1))).containsExactlyInAnyOrder(null, 1);
    assertThat(batches.get(2).poll()).as("the mark of the second page").isNull();
    assertThat(attempts(batches.get(2))).containsExactlyInAnyOrder(null, 2);
    assertThat(batches.get(3).articles()).hasSize(1);
    assertThat(attempts(batches.get(4))).containsExactly(null, null);
  }

  @Test
  void newPagesAreReadBeforeSuspectedOnes() {
    CompressedFeedStatus status = afterCrash();
    rig.publish(1, 2, 3);

    List<PollBatch> batches = batchesOfPoll(status);

    assertThat(attempts(batches.get(0))).as("the mark of page 3").containsExactly(1, 1, 1);
    assertThat(rig.site.requested().stream().filter(p -> p.startsWith("/story/")).skip(2))
        .startsWith(path(3))
        .hasSize(3);
  }

  @Test
  void marksAndResultsOfASuspectedPageAreFlushed() {
    CompressedFeedStatus status = afterCrash();
    int flushes = rig.batches.flushes();

    rig.poll(status);

    assertThat(rig.batches.flushes() - flushes).isEqualTo(4);
  }

  @Test
  void aPageDuringWhichTwoProcessesDiedIsSkipped() {
    CompressedFeedStatus status = afterTwoCrashes();
    KnownEntry fatal = entryWith(status, 2);
    int requests = Collections.frequency(rig.site.requested(), pathOf(fatal));

    List<PollBatch> batches = batchesOfPoll(status);

    assertThat(batches)
        .extracting(PollBatch::poll)
        .filteredOn(poll -> poll != null && !poll.skipped().isEmpty())
        .singleElement()
        .satisfies(poll -> assertThat(poll.skipped()).isEqualTo(Map.of("reader-died", 1)));
    assertThat(Collections.frequency(rig.site.requested(), pathOf(fatal))).isEqualTo(requests);
    KnownEntry skipped =
        rig.batches.last().status().entries().stream()
            .filter(e -> e.url().equals(fatal.url()))
            .findFirst()
            .orElseThrow();
    assertThat(skipped.result()).isEqualTo("reader-died");
    assertThat(skipped.nextReading()).isEqualTo(IngestRig.START.plus(Duration.ofDays(1)));
  }

  /** Returns the status that is left when a process dies while it reads both pages. */
  private CompressedFeedStatus afterCrash() {
    return batchesOfPoll(null).get(0).status();
  }

  /** Returns the status that is left when another process dies while it reads one page alone. */
  private CompressedFeedStatus afterTwoCrashes() {
    return batchesOfPoll(afterCrash()).get(0).status();
  }

  /** Returns the batches of a poll by a process that is lost afterwards. */
  private List<PollBatch> batchesOfPoll(@Nullable CompressedFeedStatus status) {
    int before = rig.batches.written().size();
    rig.poll(status);
    rig.roster.partitionLost(1);
    List<PollBatch> all = rig.batches.written();
    return all.subList(before, all.size());
  }

  private static List<Integer> attempts(PollBatch batch) {
    return batch.status().entries().stream().map(KnownEntry::attempts).toList();
  }

  private static KnownEntry entryWith(CompressedFeedStatus status, int attempts) {
    return status.entries().stream()
        .filter(e -> Integer.valueOf(attempts).equals(e.attempts()))
        .findFirst()
        .orElseThrow();
  }

  private String pathOf(KnownEntry entry) {
    return entry.url().substring(rig.site.url("").length());
  }
}
