package dev.silkwire.app.fault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The processes of a pipeline, started in order, with the links and disks between and below them.
 * What ends by itself is started again after a second, as a supervisor would.
 */
final class Deployment implements AutoCloseable {
  private final Path logs;
  private final String bootstrap;
  private final String database;
  private final List<String> ready;
  private final Map<Target, Victim> victims = new EnumMap<>(Target.class);
  private final Map<Target, TcpProxy> links = new EnumMap<>(Target.class);
  private final Map<Target, RamDisk> disks = new EnumMap<>(Target.class);
  private final Thread hook = new Thread(this::end, "end-children");
  private final ScheduledExecutorService supervisor = Executors.newSingleThreadScheduledExecutor();

  /**
   * @param logs folder of the processes' output
   * @param bootstrap of a listener that no fault cuts off
   * @param database URL that no fault cuts off
   * @param ready addresses that answer 200 when the pipeline is ready
   */
  Deployment(Path logs, String bootstrap, String database, List<String> ready) {
    this.logs = logs;
    this.bootstrap = bootstrap;
    this.database = database;
    this.ready = List.copyOf(ready);
    // A test that is stopped from outside must not leave processes behind.
    Runtime.getRuntime().addShutdownHook(hook);
  }

  void add(Target target, Victim victim) {
    victims.put(target, victim);
  }

  TcpProxy add(Target target, TcpProxy link) {
    links.put(target, link);
    return link;
  }

  void add(Target target, RamDisk disk) {
    disks.put(target, disk);
  }

  /** Starts everything in the order of {@link Target}, the database first. */
  void start() {
    if (victims.containsKey(Target.DATABASE)) {
      victim(Target.DATABASE).start(Duration.ZERO);
    }
    victims.forEach(
        (target, victim) -> {
          if (target != Target.DATABASE) {
            victim.start(Duration.ZERO);
          }
        });
    supervisor.scheduleWithFixedDelay(
        () -> victims.values().forEach(Victim::revive), 1, 1, TimeUnit.SECONDS);
  }

  /** Lets each JVM print its threads to its log. */
  void printThreads() {
    victims.values().forEach(Victim::printThreads);
  }

  /** Copies the contents of the RAM disks to the folder of the logs, to analyse a failed run. */
  void keepData() {
    disks.forEach((target, disk) -> disk.copyTo(logs.resolve("kept-" + target)));
  }

  Victim victim(Target target) {
    return victims.get(target);
  }

  TcpProxy link(Target target) {
    return links.get(target);
  }

  RamDisk disk(Target target) {
    return disks.get(target);
  }

  List<Target> victims() {
    return List.copyOf(victims.keySet());
  }

  List<Target> links() {
    return List.copyOf(links.keySet());
  }

  List<Target> disks() {
    return List.copyOf(disks.keySet());
  }

  /** Targets whose clock can be moved: the child JVMs, where that was asked for. */
  List<Target> clocks() {
    return !FakeClock.wanted()
        ? List.of()
        : victims().stream().filter(t -> t != Target.DATABASE).toList();
  }

  Path logs() {
    return logs;
  }

  String bootstrap() {
    return bootstrap;
  }

  String database() {
    return database;
  }

  List<String> ready() {
    return ready;
  }

  /** Ends everything, whatever state it is in. */
  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(hook);
    end();
  }

  private void end() {
    supervisor.shutdownNow();
    List<AutoCloseable> all = new ArrayList<>(links.values());
    all.addAll(victims.values());
    all.addAll(disks.values());
    all.forEach(Deployment::closeQuietly);
  }

  private static void closeQuietly(AutoCloseable one) {
    try {
      one.close();
    } catch (Exception e) {
      System.err.println("cannot close " + one + ": " + e);
    }
  }
}
