package dev.silkwire.app;

import dev.silkwire.app.command.BackupCommand;
import dev.silkwire.app.command.CatalogueCommand;
import dev.silkwire.app.command.DeadLettersCommand;
import dev.silkwire.app.command.DemoCommand;
import dev.silkwire.app.command.EnrichCommand;
import dev.silkwire.app.command.ExtractCommand;
import dev.silkwire.app.command.FeedCommand;
import dev.silkwire.app.command.FeedsCommand;
import dev.silkwire.app.command.IngestCommand;
import dev.silkwire.app.command.LedgerCommand;
import dev.silkwire.app.command.ResetCommand;
import dev.silkwire.app.command.RestoreCommand;
import dev.silkwire.app.command.RetagCommand;
import dev.silkwire.app.command.RunCommand;
import dev.silkwire.app.command.SinkCommand;
import dev.silkwire.app.command.StatusCommand;
import dev.silkwire.app.command.StoriesCommand;
import dev.silkwire.app.command.TagCommand;
import dev.silkwire.app.command.TailCommand;
import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.app.log.LogLevels;
import dev.silkwire.app.log.RepetitionFilter;
import dev.silkwire.app.run.OutsideCause;
import dev.silkwire.app.run.Version;
import dev.silkwire.contract.error.StageFailure;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** The command line program: the top-level command with its subcommands. */
@Command(
    name = "silkwire",
    description =
        "Reads news feeds and reports which initiatives are mentioned, and in which countries.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      IngestCommand.class,
      EnrichCommand.class,
      SinkCommand.class,
      FeedsCommand.class,
      CatalogueCommand.class,
      ExtractCommand.class,
      FeedCommand.class,
      TagCommand.class,
      StoriesCommand.class,
      StatusCommand.class,
      LedgerCommand.class,
      RetagCommand.class,
      DeadLettersCommand.class,
      ResetCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      TailCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    footerHeading = "%nTo begin:%n",
    footer = {
      "  silkwire demo                       the whole pipeline on a small built-in newsroom",
      "  silkwire run --feeds my-feeds.opml  the whole pipeline on your feeds",
      "  silkwire COMMAND --help             help for a command, with an example"
    })
public final class Silkwire {
  private static final Logger LOG = LoggerFactory.getLogger(Silkwire.class);

  private Silkwire() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    int code = ExitCode.BUG.number();
    RepetitionFilter.install(InstantSource.system());
    String levels = System.getenv("SILKWIRE_LOG_LEVELS");
    if (levels != null) {
      LogLevels.watch(Path.of(levels));
    }
    try {
      code = commandLine().execute(args);
    } catch (Error e) {
      LOG.error("this is a bug, please report it", e);
    } finally {
      // Otherwise threads of a partly started pipeline would keep a failed process alive.
      System.exit(code);
    }
  }

  /** Returns the command line, ready to be executed. */
  public static CommandLine commandLine() {
    CommandLine commandLine =
        new CommandLine(new Silkwire())
            .setExecutionExceptionHandler(Silkwire::printError)
            .setParameterExceptionHandler(UsageErrors::print)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpAutoWidth(true);
    commandLine.getCommandSpec().usageMessage().exitCodeList(exitCodes());
    return commandLine;
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    for (ExitCode code : ExitCode.values()) {
      codes.put(Integer.toString(code.number()), code.meaning());
    }
    return codes;
  }

  /** {@link IExecutionExceptionHandler}: prints one line, and a stack trace for bugs only. */
  private static int printError(Exception e, CommandLine commandLine, ParseResult parsed) {
    PrintWriter err = commandLine.getErr();
    if (e instanceof OperatorException error) {
      err.println("silkwire: " + error.getMessage());
      LOG.debug("stack trace of the error", error);
      return error.code().number();
    }
    if (e instanceof StageFailure) {
      err.println("silkwire: " + e.getMessage());
      return ExitCode.UNAVAILABLE.number();
    }
    Optional<String> outside = OutsideCause.of(e);
    if (outside.isPresent()) {
      err.println("silkwire: " + outside.get());
      LOG.debug("stack trace of the error", e);
      return ExitCode.UNAVAILABLE.number();
    }
    err.println("silkwire: this is a bug, please report it with the lines below");
    e.printStackTrace(err);
    return ExitCode.BUG.number();
  }
}
