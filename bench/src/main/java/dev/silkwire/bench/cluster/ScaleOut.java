package dev.silkwire.bench.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * What do several instances of each stage do on a cluster of three brokers? First they process a
 * backlog of pages. Then pages appear at a steady rate, while each process is restarted in turn,
 * and killed in turn. In the end each page must be in the database once.
 */
public final class ScaleOut {
  private static final int OUTLETS = 40;
  private static final int PARTITIONS = 4;
  private static final int PER_SECOND = 10;
  private static final int GROWTH = 20_000;

  /** A broker stays away until the others have noticed it, which takes 9 s after a kill. */
  private static final int FAILOVER_SECONDS = 12;

  private final Cluster cluster;
  private final Outlets outlets;
  private final PipelineProgress progress;

  private ScaleOut(Cluster cluster, Outlets outlets, PipelineProgress progress) {
    this.cluster = cluster;
    this.outlets = outlets;
    this.progress = progress;
  }

  /** A way to end a process. */
  private interface Ending {
    void end(ChildJvm process) throws InterruptedException;
  }

  /**
   * Measures once and prints the figures.
   *
   * @param args number of instances of each stage, number of pages of the backlog, and {@code
   *     backlog} to measure nothing else
   */
  public static void main(String[] args) throws Exception {
    int instances = Integer.parseInt(args[0]);
    int pages = Integer.parseInt(args[1]);
    Path folder = Files.createTempDirectory("silkwire-scale");
    System.out.printf("%d instances of each stage, logs in %s%n", instances, folder);
    try (Cluster cluster = new Cluster(folder, instances, PARTITIONS);
        Outlets outlets = new Outlets(OUTLETS, pages, pages + GROWTH)) {
      cluster.awaitReplicas();
      cluster.startStages();
      try (PipelineProgress progress =
          new PipelineProgress(cluster.bootstrap(), cluster.database())) {
        ScaleOut run = new ScaleOut(cluster, outlets, progress);
        run.backlog();
        if (args.length < 3 || !args[2].equals("backlog")) {
          outlets.grow(PER_SECOND);
          run.inTurn("rolling restart", ChildJvm::stop);
          run.inTurn("kill -9 in turn", ChildJvm::kill);
        }
        run.check();
      }
    }
    System.exit(0); // EmbeddedPostgres leaves threads behind
  }

  private void backlog() throws Exception {
    progress.stages().forEach(Output::reset);
    cluster.importFeeds(outlets.feeds());
    long start = progress.ingest.await(1);
    for (Output stage : progress.stages()) {
      double seconds = (stage.await(outlets.published()) - start) / 1e9;
      System.out.printf(
          "backlog of %d pages: %.1f s, %.0f a second; %s%n",
          outlets.published(), seconds, outlets.published() / seconds, stage);
    }
  }

  private void inTurn(String what, Ending ending) throws Exception {
    TimeUnit.SECONDS.sleep(10);
    progress.stages().forEach(Output::reset);
    for (ChildJvm stage : cluster.stages()) {
      restart(what, stage, ending, 0);
    }
    for (ChildJvm broker : cluster.brokers()) {
      restart(what, broker, ending, FAILOVER_SECONDS);
    }
    progress.sink.await(outlets.published());
    System.out.printf("%s: %s%n", what, progress.stages());
  }

  private void restart(String what, ChildJvm process, Ending ending, int seconds) throws Exception {
    long start = System.nanoTime();
    ending.end(process);
    TimeUnit.SECONDS.sleep(seconds);
    process.start();
    process.awaitReady();
    cluster.awaitReplicas();
    System.out.printf(
        "%s: %s is ready after %.1f s%n", what, process, (System.nanoTime() - start) / 1e9);
  }

  private void check() throws Exception {
    outlets.rest();
    progress.sink.await(outlets.published());
    TimeUnit.SECONDS.sleep(10); // what is doubled would come now
    System.out.printf(
        "%d pages published; passed on by ingest %d, enrich %d, sink %d%n",
        outlets.published(),
        progress.ingest.count(),
        progress.enrich.count(),
        progress.sink.count());
    cluster.checkLedger();
  }
}
