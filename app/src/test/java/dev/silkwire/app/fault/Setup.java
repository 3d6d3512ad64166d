package dev.silkwire.app.fault;

import dev.silkwire.app.Silkwire;
import dev.silkwire.app.broker.BrokerMain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Which processes make up the pipeline. */
enum Setup {
  /** {@code silkwire run}: embedded broker and SQLite in one process. */
  ALL_IN_ONE {
    @Override
    Deployment deploy(Path folder, Path feeds, Incidents incidents) throws IOException {
      Ports ports = new Ports();
      int kafka = ports.next();
      int http = ports.next();
      Path data = folder.resolve("data");
      Deployment all =
          new Deployment(
              folder,
              "127.0.0.1:" + kafka,
              "jdbc:sqlite:" + data.resolve("silkwire.db"),
              List.of(ready(http)));
      mount(all, Target.ALL_IN_ONE, data, incidents);
      List<String> run =
          arguments("run --data %s --http %d --kafka-port %d %s", data, http, kafka, web(feeds));
      all.add(Target.ALL_IN_ONE, silkwire("run", folder, run, Map.of(), incidents));
      return all;
    }
  },

  /** A broker, the three stages and PostgreSQL, each a process, with a proxy on each connection. */
  STAGES {
    @Override
    Deployment deploy(Path folder, Path feeds, Incidents incidents) throws IOException {
      Ports ports = new Ports();
      int kafka = ports.next();
      int sql = ports.next();
      int ingest = ports.next();
      int enrich = ports.next();
      int http = ports.next();
      String database = "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres";
      Deployment all =
          new Deployment(
              folder,
              "127.0.0.1:" + kafka,
              database.formatted(sql),
              List.of(ready(ingest), ready(enrich), ready(http)));
      Path log = folder.resolve("kafka");
      Path state = folder.resolve("streams");
      mount(all, Target.BROKER, log, incidents);
      mount(all, Target.ENRICH, state, incidents);
      all.add(Target.BROKER, broker(all, folder, log, kafka, ports, incidents));
      all.add(Target.DATABASE, new PostgresServer(folder.resolve("postgres"), sql));
      int cut = all.add(Target.DATABASE, new TcpProxy(ports.next(), sql)).port();
      all.add(
          Target.INGEST,
          stage(
              all,
              Target.INGEST,
              "--health-port %d %s".formatted(ingest, web(feeds)),
              Map.of(),
              incidents));
      all.add(
          Target.ENRICH,
          stage(
              all,
              Target.ENRICH,
              "--health-port " + enrich,
              Map.of("SILKWIRE_ENRICH_STATE_DIR", state.toString()),
              incidents));
      all.add(
          Target.SINK,
          stage(
              all,
              Target.SINK,
              "--http %d --database %s".formatted(http, database.formatted(cut)),
              Map.of(),
              incidents));
      return all;
    }
  };

  private static final Map<String, String> ENVIRONMENT =
      Map.of("SILKWIRE_INGEST_SESSION_TIMEOUT", "6s", "SILKWIRE_INGEST_PAUSE", "10ms");

  /**
   * Prepares the processes without starting them.
   *
   * @param folder for data and logs
   * @param feeds OPML file of the feeds to poll
   */
  abstract Deployment deploy(Path folder, Path feeds, Incidents incidents) throws IOException;

  private static void mount(Deployment all, Target target, Path folder, Incidents incidents)
      throws IOException {
    RamDisk.mount(folder)
        .ifPresentOrElse(
            disk -> all.add(target, disk),
            () -> incidents.add("no full disk for %s: mounting takes root".formatted(target)));
  }

  private static Victim broker(
      Deployment all, Path folder, Path data, int port, Ports ports, Incidents incidents) {
    List<String> arguments = new ArrayList<>(arguments("%s %d %d", data, port, ports.next()));
    for (Target stage : List.of(Target.INGEST, Target.ENRICH, Target.SINK)) {
      int listener = ports.next();
      int proxy = all.add(stage, new TcpProxy(ports.next(), listener)).port();
      arguments.add(BrokerMain.listener(stage.name(), listener, proxy));
    }
    Path log = folder.resolve("broker.log");
    return new ChildProcess("BROKER", log, BrokerMain.class, arguments, Map.of(), incidents);
  }

  private static Victim stage(
      Deployment all, Target target, String more, Map<String, String> env, Incidents incidents) {
    String name = target.name().toLowerCase(Locale.ROOT);
    int kafka = all.link(target).port();
    List<String> arguments = arguments("%s --bootstrap 127.0.0.1:%d %s", name, kafka, more);
    return silkwire(name, all.logs(), arguments, env, incidents);
  }

  private static Victim silkwire(
      String name,
      Path folder,
      List<String> arguments,
      Map<String, String> more,
      Incidents incidents) {
    Map<String, String> env = new TreeMap<>(ENVIRONMENT);
    env.putAll(more);
    Path log = folder.resolve(name + ".log");
    return new ChildProcess(name, log, Silkwire.class, arguments, env, incidents);
  }

  private static String web(Path feeds) {
    return "--feeds %s --every 2s --revisit 3s --allow 127.0.0.0/8".formatted(feeds);
  }

  private static String ready(int port) {
    return "http://127.0.0.1:%d/health/ready".formatted(port);
  }

  private static List<String> arguments(String format, Object... values) {
    return Arrays.asList(format.formatted(values).split(" "));
  }
}
