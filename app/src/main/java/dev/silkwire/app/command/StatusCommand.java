package dev.silkwire.app.command;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.option.KafkaOptions;
import dev.silkwire.app.output.FeedHealth;
import dev.silkwire.app.output.UnreadableNote;
import dev.silkwire.app.run.HealthClient;
import dev.silkwire.app.topic.ConsumerGroups;
import dev.silkwire.app.topic.GroupState;
import dev.silkwire.app.topic.LatestValues;
import dev.silkwire.app.topic.TopicCounts;
import dev.silkwire.app.topic.TopicLog;
import dev.silkwire.contract.client.KafkaConnection;
import dev.silkwire.contract.record.FeedStatus;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.ingest.group.FeedAssignment;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the state of feeds, the number of records and the lag. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = {
      "Shows feeds by outcome, failing feeds with the reason, record counts, and members and lag of",
      "the stages. Exits with 1 when a stage does not work, and prints the reason."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  silkwire status", "  silkwire status --health http://localhost:8080"})
public final class StatusCommand implements Callable<Integer> {
  private static final int MAX_FAILING_FEEDS = 20;

  @Mixin private KafkaOptions kafka = new KafkaOptions();

  @Option(
      names = "--enrich-group",
      paramLabel = "NAME",
      defaultValue = "${env:SILKWIRE_ENRICH_APPLICATION_ID:-silkwire-enrich}",
      description = "enrich.applicationId of the pipeline (default: ${DEFAULT-VALUE}).")
  private String enrichGroup = "";

  @Option(
      names = "--sink-group",
      paramLabel = "NAME",
      defaultValue = "${env:SILKWIRE_SINK_GROUP:-silkwire-sink}",
      description = "sink.group of the pipeline (default: ${DEFAULT-VALUE}).")
  private String sinkGroup = "";

  @Option(
      names = "--health",
      paramLabel = "URL,…",
      split = ",",
      description =
          "Addresses of running processes, such as http://localhost:8080, that are asked for their"
              + " health too.")
  private List<URI> health = List.of();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    KafkaConnection connection = kafka.reachable();
    feeds(out, connection);
    try (TopicCounts counts = new TopicCounts(connection, true)) {
      counts.readToEnd();
      out.println("records   " + counts.summary());
      UnreadableNote.print(counts.unreadable(), out);
    }
    boolean works = stages(out, connection);
    out.flush();
    return (works ? ExitCode.OK : ExitCode.PROBLEMS_FOUND).number();
  }

  /** Prints the stages; returns whether all of them work. */
  private boolean stages(PrintWriter out, KafkaConnection connection) {
    List<GroupState> stages;
    try (ConsumerGroups groups = new ConsumerGroups(connection)) {
      stages =
          List.of(
              GroupState.of(groups, "ingest", FeedAssignment.GROUP, Topics.FEEDS.name()),
              GroupState.of(groups, "enrich", enrichGroup, Topics.RAW_ARTICLES.name()),
              GroupState.of(groups, "sink", sinkGroup, Topics.ARTICLES.name()));
      stages.forEach(s -> out.printf("members   %s: %d%n", s.group(), s.members()));
      for (String group : List.of(enrichGroup, sinkGroup)) {
        out.printf("lag       %s: %d%n", group, groups.lag(group));
      }
    }
    HealthClient client = new HealthClient();
    List<String> problems =
        Stream.concat(
                stages.stream().flatMap(s -> s.problem().stream()),
                health.stream().flatMap(address -> client.problems(address).stream()))
            .toList();
    problems.forEach(problem -> out.printf("down      %s%n", problem));
    return problems.isEmpty();
  }

  private static void feeds(PrintWriter out, KafkaConnection connection) {
    Map<String, FeedStatus> statuses;
    try (TopicLog log = new TopicLog(connection)) {
      statuses = LatestValues.of(log, Topics.FEED_STATUS);
      UnreadableNote.print(log.unreadable(), out);
    }
    Map<String, Long> outcomes =
        statuses.values().stream()
            .collect(
                Collectors.groupingBy(FeedStatus::outcome, TreeMap::new, Collectors.counting()));
    out.printf("feeds     %d polled so far: %s%n", statuses.size(), outcomes);
    statuses.values().stream()
        .filter(s -> FeedHealth.of(s).isIll())
        .sorted(Comparator.comparingInt((FeedStatus s) -> -s.failures()))
        .limit(MAX_FAILING_FEEDS)
        .forEach(s -> printFailing(out, s));
  }

  private static void printFailing(PrintWriter out, FeedStatus s) {
    FeedHealth health = FeedHealth.of(s);
    String next = s.state() == FeedStatus.State.GONE ? "" : ", next poll " + s.nextPoll();
    out.printf("  ill     %s: %s (%s)%s%n", s.url(), health.word(), health.why(), next);
  }
}
