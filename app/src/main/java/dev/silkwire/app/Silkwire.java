package dev.silkwire.app;

import dev.silkwire.app.verb.CatalogueVerb;
import dev.silkwire.app.verb.DemoVerb;
import dev.silkwire.app.verb.EnrichVerb;
import dev.silkwire.app.verb.ExtractVerb;
import dev.silkwire.app.verb.FeedVerb;
import dev.silkwire.app.verb.FeedsVerb;
import dev.silkwire.app.verb.IngestVerb;
import dev.silkwire.app.verb.LedgerVerb;
import dev.silkwire.app.verb.RetagVerb;
import dev.silkwire.app.verb.RunVerb;
import dev.silkwire.app.verb.SinkVerb;
import dev.silkwire.app.verb.StatusVerb;
import dev.silkwire.app.verb.StoriesVerb;
import dev.silkwire.app.verb.TagVerb;
import dev.silkwire.app.verb.TailVerb;
import dev.silkwire.contract.StageFailure;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** The command line: what it is called with decides which verb runs. */
@Command(
    name = "silkwire",
    description =
        "Reads the world's news feeds and says which initiatives are talked about, where.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      DemoVerb.class,
      RunVerb.class,
      IngestVerb.class,
      EnrichVerb.class,
      SinkVerb.class,
      FeedsVerb.class,
      CatalogueVerb.class,
      ExtractVerb.class,
      FeedVerb.class,
      TagVerb.class,
      StoriesVerb.class,
      StatusVerb.class,
      LedgerVerb.class,
      RetagVerb.class,
      TailVerb.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    footerHeading = "%nTo begin:%n",
    footer = {
      "  silkwire demo                       a small world of news, from feeds to the page",
      "  silkwire run --feeds my-feeds.opml  your own feeds",
      "  silkwire VERB --help                what a verb does, with an example"
    })
public final class Silkwire {
  private static final Logger LOG = LoggerFactory.getLogger(Silkwire.class);

  private Silkwire() {}

  /** Runs the verb and ends the process with its exit code. */
  public static void main(String[] args) {
    int code = ExitCode.BUG.number();
    try {
      code = commandLine().execute(args);
    } catch (Error e) {
      LOG.error("this is a bug, please report it", e);
    } finally {
      // Threads of a half-started pipeline must not keep a failed process alive.
      System.exit(code);
    }
  }

  /** The command line, ready to be executed. */
  public static CommandLine commandLine() {
    CommandLine commandLine =
        new CommandLine(new Silkwire())
            .setExecutionExceptionHandler(Silkwire::explain)
            .setParameterExceptionHandler(Misuse::explain)
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

  /** {@link IExecutionExceptionHandler}: one line for trouble, a trace for bugs only. */
  private static int explain(Exception e, CommandLine commandLine, ParseResult parsed) {
    PrintWriter err = commandLine.getErr();
    if (e instanceof Trouble trouble) {
      err.println("silkwire: " + trouble.getMessage());
      LOG.debug("the trouble came from", trouble);
      return trouble.code().number();
    }
    if (e instanceof StageFailure) {
      err.println("silkwire: " + e.getMessage());
      return ExitCode.UNAVAILABLE.number();
    }
    Optional<String> outside = OutsideCause.of(e);
    if (outside.isPresent()) {
      err.println("silkwire: " + outside.get());
      LOG.debug("the cause outside came from", e);
      return ExitCode.UNAVAILABLE.number();
    }
    err.println("silkwire: this is a bug, please report it with the lines below");
    e.printStackTrace(err);
    return ExitCode.BUG.number();
  }
}
