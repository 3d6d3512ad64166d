package dev.silkwire.app.command;

import dev.silkwire.app.broker.EmbeddedBroker;
import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.app.option.SettingsOptions;
import dev.silkwire.app.settings.Settings;
import dev.silkwire.app.topic.ConsumerGroups;
import dev.silkwire.contract.client.KafkaConnection;
import dev.silkwire.sink.SinkConfig;
import dev.silkwire.sink.database.Database;
import dev.silkwire.sink.database.DatabaseAddress;
import dev.silkwire.sink.database.DatabaseStart;
import dev.silkwire.sink.store.OffsetRewind;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Resets positions of stages that are stopped. */
@Command(
    name = "reset",
    mixinStandardHelpOptions = true,
    description = "Makes a stopped stage process records again.",
    synopsisSubcommandLabel = "(sink)",
    footerHeading = "%nExample:%n",
    footer = "  silkwire reset sink --topic news.articles --to-beginning --yes")
public final class ResetCommand {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** The position to go back to. */
  static final class Target {
    @Option(names = "--to-beginning", description = "Read all records again (default).")
    private boolean beginning;

    @Option(
        names = "--to",
        paramLabel = "INSTANT",
        description = "Read the records since this time again (2026-11-01T00:00:00Z).")
    private @Nullable Instant since;
  }

  /** Sets the offsets of the sink back. */
  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Makes the sink read records again that are still in their topics. Rows are replaced, and",
        "nothing is counted twice. Stop every sink first. Shows the change; --yes applies it."
      })
  int sink(
      @ArgGroup @Nullable Target target,
      @Option(
              names = "--topic",
              paramLabel = "TOPIC",
              description = "Only this topic; repeatable (default: all topics of the sink).")
          @Nullable List<String> topics,
      @Option(
              names = "--database",
              paramLabel = "JDBC-URL",
              description = "SQLite or PostgreSQL (default: an SQLite file in the data folder).")
          @Nullable String database,
      @Option(names = "--yes", description = "Apply the change.") boolean yes,
      @Mixin SettingsOptions common) {
    Map<String, @Nullable String> flags = new HashMap<>();
    flags.put("sink.database", database);
    Settings settings = common.read(flags);
    Instant since = target == null || target.beginning ? null : target.since;
    if (!settings.kafka().embedded()) {
      requireStopped(settings.connection(), settings.sink().group());
      return reset(settings.connection(), settings.sink(), topics, since, yes);
    }
    if (!Files.isDirectory(settings.brokerFolder())) {
      throw new OperatorException(
          ExitCode.USAGE,
          "there is no data in %s: name the folder with --data, or Kafka with --bootstrap"
              .formatted(settings.data()));
    }
    // The broker holds the lock of the folder, so no sink runs; the group may still list a member.
    try (EmbeddedBroker broker = EmbeddedBroker.start(settings.brokerFolder(), 0)) {
      return reset(broker.connection(), settings.sink(), topics, since, yes);
    }
  }

  private int reset(
      KafkaConnection kafka,
      SinkConfig sink,
      @Nullable List<String> topics,
      @Nullable Instant since,
      boolean yes) {
    try (ConsumerGroups groups = new ConsumerGroups(kafka);
        Database database = open(sink)) {
      String cluster = groups.cluster();
      Map<TopicPartition, Long> stored = OffsetRewind.stored(database, cluster);
      if (topics != null) {
        stored.keySet().removeIf(partition -> !topics.contains(partition.topic()));
      }
      Map<TopicPartition, Long> offsets = targets(groups, stored, since);
      print(stored, offsets);
      if (yes) {
        OffsetRewind.rewind(database, cluster, offsets, InstantSource.system().instant());
      }
      out().println(yes ? "Start the sink again." : "Nothing was changed; add --yes.");
      out().flush();
      return ExitCode.OK.number();
    } catch (SQLException e) {
      throw new OperatorException(
          ExitCode.UNAVAILABLE,
          "cannot read or write the offsets in the database: " + e.getMessage(),
          e);
    }
  }

  private static Database open(SinkConfig sink) {
    try {
      return DatabaseStart.open(
          new DatabaseAddress(sink.database(), sink.user(), sink.password()),
          1,
          delay -> Thread.sleep(delay.toMillis()));
    } catch (DatabaseStart.CannotOpen e) {
      throw new OperatorException(ExitCode.UNAVAILABLE, String.valueOf(e.getMessage()), e);
    }
  }

  private static void requireStopped(KafkaConnection kafka, String name) {
    List<String> members;
    try (ConsumerGroups groups = new ConsumerGroups(kafka)) {
      members = groups.members(name).stream().map(ResetCommand::name).sorted().toList();
    }
    if (!members.isEmpty()) {
      throw new OperatorException(
          ExitCode.UNAVAILABLE,
          "the group %s has members: %s. Stop them; Kafka forgets a stopped sink after 15 s"
              .formatted(name, String.join(", ", members)));
    }
  }

  private static String name(MemberDescription member) {
    return member.groupInstanceId().orElse(member.consumerId()) + " at " + member.host();
  }

  private static Map<TopicPartition, Long> targets(
      ConsumerGroups groups, Map<TopicPartition, Long> stored, @Nullable Instant since) {
    if (stored.isEmpty()) {
      throw new OperatorException(
          ExitCode.PROBLEMS_FOUND,
          "the database holds no offsets of these topics of this Kafka: check --database, --topic");
    }
    Map<TopicPartition, Long> targets = new HashMap<>();
    Map<TopicPartition, Long> found =
        since == null ? Map.of() : groups.offsetsSince(stored.keySet(), since);
    stored.forEach(
        (partition, next) -> {
          long offset = since == null ? 0 : found.getOrDefault(partition, next);
          targets.put(partition, Math.min(next, offset));
        });
    return targets;
  }

  private void print(Map<TopicPartition, Long> stored, Map<TopicPartition, Long> targets) {
    Map<TopicPartition, Long> sorted =
        new TreeMap<>(
            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition));
    sorted.putAll(targets);
    sorted.forEach(
        (partition, offset) ->
            out().printf("%-24s %10d -> %d%n", partition, stored.get(partition), offset));
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
