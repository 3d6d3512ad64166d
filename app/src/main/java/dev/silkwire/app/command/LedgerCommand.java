package dev.silkwire.app.command;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.ledger.Ledger;
import dev.silkwire.app.ledger.Line;
import dev.silkwire.app.option.KafkaOptions;
import dev.silkwire.app.topic.TopicLog;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says whether everything adds up. */
@Command(
    name = "ledger",
    mixinStandardHelpOptions = true,
    description = {
      "Adds up what the topics hold, stage by stage: what came in must be what came out, plus each",
      "named drop. While news is flowing it looks again a few times before it complains."
    },
    footerHeading = "%nExample:%n",
    footer = "  silkwire ledger && echo 'nothing lost, nothing counted twice'")
public final class LedgerCommand implements Callable<Integer> {
  private static final long PAUSE_NANOS = 1_000_000_000L;

  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--tries",
      defaultValue = "10",
      paramLabel = "N",
      description = "How often to look before complaining (default: ${DEFAULT-VALUE}).")
  private int tries;

  @Override
  public Integer call() {
    List<Line> lines;
    try (TopicLog log = new TopicLog(kafka.reachable())) {
      lines = Ledger.of(log);
      for (int i = 1; i < tries && !balances(lines); i++) {
        LockSupport.parkNanos(PAUSE_NANOS);
        lines = Ledger.of(log);
      }
    }
    print(lines);
    return (balances(lines) ? ExitCode.OK : ExitCode.FOUND_WRONG).number();
  }

  private static boolean balances(List<Line> lines) {
    return lines.stream().allMatch(Line::balanced);
  }

  private void print(List<Line> lines) {
    PrintWriter out = spec.commandLine().getOut();
    for (Line line : lines) {
      out.printf(
          "%-4s %-40s %8s   %s%n",
          line.balanced() ? "ok" : "OFF", line.what(), line.in(), line.out());
    }
    out.println(
        balances(lines)
            ? "The ledger balances."
            : "The ledger does not balance: see the lines marked OFF.");
    out.flush();
  }
}
