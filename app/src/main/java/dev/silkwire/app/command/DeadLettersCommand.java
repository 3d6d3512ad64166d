package dev.silkwire.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.silkwire.app.deadletter.DeadLetterLog;
import dev.silkwire.app.deadletter.Letter;
import dev.silkwire.app.deadletter.Replay;
import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.app.option.KafkaOptions;
import dev.silkwire.app.output.UnreadableNote;
import dev.silkwire.app.topic.TopicLog;
import dev.silkwire.contract.client.KafkaConnection;
import dev.silkwire.contract.json.Json;
import dev.silkwire.contract.record.DeadLetter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists, shows and replays dead letters. */
@Command(
    name = "dead-letters",
    mixinStandardHelpOptions = true,
    description = "Shows the records that could not be processed, and replays raw articles.",
    synopsisSubcommandLabel = "(list | show ID | replay ID…|--all)",
    footerHeading = "%nExample:%n",
    footer = "  silkwire dead-letters replay news.raw-articles-0@42")
public final class DeadLettersCommand {
  private static final String REASON =
      "Only dead letters whose reason contains this text, in any case.";

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Lists the newest dead letters, oldest first. */
  @Command(
      mixinStandardHelpOptions = true,
      description = "Lists the newest dead letters, oldest first: time, id, size, key and reason.")
  int list(
      @Option(names = "--jsonl", description = "Print JSON Lines.") boolean jsonl,
      @Option(
              names = "--limit",
              paramLabel = "N",
              defaultValue = "100",
              description = "Number of dead letters (default: ${DEFAULT-VALUE}).")
          int limit,
      @Option(names = "--reason", paramLabel = "TEXT", description = REASON)
          @Nullable String reason,
      @Mixin KafkaOptions kafka) {
    if (limit < 1) {
      throw new OperatorException(ExitCode.USAGE, "--limit must be at least 1, not " + limit);
    }
    try (TopicLog log = new TopicLog(kafka.reachable())) {
      for (Letter letter : new DeadLetterLog(log).newest(limit, withReason(reason))) {
        out().println(jsonl ? json(letter) : line(letter));
      }
      out().flush();
      UnreadableNote.print(log.unreadable(), err());
    }
    return ExitCode.OK.number();
  }

  /** Shows one dead letter with the record that it holds. */
  @Command(
      mixinStandardHelpOptions = true,
      description = "Shows a dead letter: its reason, where the record is, and the bytes kept.")
  int show(
      @Parameters(paramLabel = "ID", description = "Id of the dead letter, as listed.") String id,
      @Mixin KafkaOptions kafka) {
    try (TopicLog log = new TopicLog(kafka.reachable())) {
      DeadLetterLog letters = new DeadLetterLog(log);
      Letter found = letters.find(id);
      Letter letter = letters.whole(found).orElse(found);
      print(letter, letters.original(letter).isPresent());
    }
    return ExitCode.OK.number();
  }

  /** Publishes the original records again. */
  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Publishes the raw articles of dead letters again, so that enrich processes them again.",
        "Refuses records of other topics, and records with a newer one of the same key.",
        "Exit code 1 when a named dead letter was refused."
      })
  int replay(
      @Parameters(arity = "0..*", paramLabel = "ID", description = "Ids of dead letters.")
          @Nullable List<String> ids,
      @Option(names = "--all", description = "All dead letters.") boolean all,
      @Option(names = "--reason", paramLabel = "TEXT", description = "With --all: " + REASON)
          @Nullable String reason,
      @Mixin KafkaOptions kafka) {
    if (all == (ids != null && !ids.isEmpty())) {
      throw new OperatorException(ExitCode.USAGE, "name the ids to replay, or pass --all");
    }
    KafkaConnection connection = kafka.reachable();
    try (TopicLog log = new TopicLog(connection)) {
      DeadLetterLog letters = new DeadLetterLog(log);
      List<Letter> chosen =
          ids == null || all
              ? letters.newest(Integer.MAX_VALUE, withReason(reason))
              : ids.stream().map(letters::find).toList();
      try (Replay replay = new Replay(connection, letters, InstantSource.system())) {
        long refused = chosen.stream().filter(letter -> !replayed(replay, letter)).count();
        out().printf("%d replayed, %d refused%n", chosen.size() - refused, refused);
        out().flush();
        UnreadableNote.print(log.unreadable(), err());
        return all || refused == 0 ? ExitCode.OK.number() : ExitCode.PROBLEMS_FOUND.number();
      }
    }
  }

  private boolean replayed(Replay replay, Letter letter) {
    Replay.Result result = replay.replay(letter);
    if (result instanceof Replay.Result.Refused refused) {
      out().printf("refused   %s: %s%n", letter.id(), refused.why());
    } else if (result instanceof Replay.Result.Replayed replayed) {
      out().printf("replayed  %s as %s%n", letter.id(), replayed.place());
    }
    out().flush();
    return result instanceof Replay.Result.Replayed;
  }

  private static Predicate<Letter> withReason(@Nullable String reason) {
    String text = reason == null ? "" : reason.toLowerCase(Locale.ROOT);
    return letter -> letter.content().reason().toLowerCase(Locale.ROOT).contains(text);
  }

  private void print(Letter letter, boolean stillThere) {
    DeadLetter content = letter.content();
    PrintWriter out = out();
    out.println("id         " + letter.id());
    out.println("stage      " + content.stage());
    out.println("rejected   " + content.refusedAt());
    out.println("key        " + content.key());
    out.println("reason     " + content.reason());
    out.println("original   " + (stillThere ? "still in its topic" : "no longer in its topic"));
    out.println("letter     " + letter.partition() + "@" + letter.offset());
    out.printf("value      %s bytes, %d kept:%n", size(content), letter.keptBytes().length);
    out.println(new String(letter.keptBytes(), StandardCharsets.UTF_8));
    out.flush();
  }

  private static String line(Letter letter) {
    DeadLetter content = letter.content();
    return "%s  %s  %s bytes  %s  %s: %s"
        .formatted(
            content.refusedAt(),
            letter.id(),
            size(content),
            content.key(),
            content.stage(),
            content.reason());
  }

  private static String size(DeadLetter content) {
    return content.valueBytes() == null ? "no" : content.valueBytes().toString();
  }

  private static String json(Letter letter) {
    DeadLetter content = letter.content();
    ObjectNode line = Json.mapper().createObjectNode();
    line.put("id", letter.id());
    line.put("stage", content.stage());
    line.put("reason", content.reason());
    line.put("refusedAt", content.refusedAt().toString());
    line.put("key", content.key());
    line.put("valueBytes", content.valueBytes());
    try {
      return Json.mapper().writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
