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

/** Checks the ledger. */
@Command(
    name = "ledger",
    mixinStandardHelpOptions = true,
    description = {
      "Counts the records of all topics, stage by stage: the input must equal the output plus each",
      "named drop. While articles arrive, it counts again a few times before it reports an error."
    },
    footerHeading = "%nExample:%n",
    footer = "  silkwire ledger && echo 'nothing lost, nothing counted twice'")
public final class LedgerCommand implements Callable<Integer> {
  private static final long RETRY_DELAY_NANOS = 1_000_000_000L;

  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--tries",
      defaultValue = "10",
      paramLabel = "N",
      description = "How often to count before reporting an error (default: ${DEFAULT-VALUE}).")
  private int attempts;

  @Override
  public Integer call() {
    List<Line> lines;
    try (TopicLog log = new TopicLog(kafka.reachable())) {
      lines = Ledger.of(log);
      for (int i = 1; i < attempts && !balances(lines); i++) {
        LockSupport.parkNanos(RETRY_DELAY_NANOS);
        lines = Ledger.of(log);
      }
    }
    print(lines);
    return (balances(lines) ? ExitCode.OK : ExitCode.PROBLEMS_FOUND).number();
  }

  private static boolean balances(List<Line> lines) {
    return lines.stream().allMatch(Line::balanced);
  }

  private void print(List<Line> lines) {
    PrintWriter out = spec.commandLine().getOut();
    for (Line line : lines) {
      out.printf(
          "%-4s %-40s %8s   %s%n",
          line.balanced() ? "ok" : "OFF", line.name(), line.in(), line.out());
    }
    out.println(
        balances(lines)
            ? "The ledger balances."
            : "The ledger does not balance: see the lines marked OFF.");
    out.flush();
  }
}
