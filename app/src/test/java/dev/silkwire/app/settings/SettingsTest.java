package dev.silkwire.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.silkwire.app.Silkwire;
import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private static final Path SHIPPED = Path.of("..", "config", "silkwire.yaml");

  @TempDir Path folder;

  @Test
  void absentSettingsHaveTheirDefaults() {
    Settings settings = Settings.read(null, Map.of(), Map.of());
    assertThat(settings.data()).isEqualTo(Path.of("data"));
    assertThat(settings.kafka().embedded()).isTrue();
    assertThat(settings.connection().bootstrap()).isEqualTo("127.0.0.1:9092");
    assertThat(settings.sink().database()).isEqualTo("jdbc:sqlite:data/silkwire.db");
    assertThat(settings.ingest().every()).isNull();
  }

  @Test
  void theShippedFileContainsTheDefaults() {
    assertThat(Settings.read(SHIPPED, Map.of(), Map.of()))
        .isEqualTo(Settings.read(null, Map.of(), Map.of()));
  }

  @Test
  void theShippedFileNamesEveryKey() throws IOException {
    JsonNode tree = new YAMLMapper().readTree(uncommented());
    Set<String> written = new TreeSet<>();
    SettingsKeys.paths(Settings.class, "")
        .filter(path -> !tree.at("/" + path.replace('.', '/')).isMissingNode())
        .forEach(written::add);
    Set<String> wanted =
        SettingsKeys.paths(Settings.class, "")
            .filter(path -> !SettingsKeys.isDerived(path))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(written).isEqualTo(wanted);
  }

  @Test
  void aFlagOverridesTheEnvironmentWhichOverridesTheFile() throws IOException {
    Path file = write("ingest:\n  every: 1m\n  maxItems: 10\n  workers: 3\n");
    Map<String, String> env =
        Map.of("SILKWIRE_INGEST_EVERY", "2m", "SILKWIRE_INGEST_MAX_ITEMS", "20", "PATH", "/bin");
    Settings settings = Settings.read(file, env, Map.of("ingest.every", "3m"));
    assertThat(settings.ingest().every()).isEqualTo(Duration.ofMinutes(3));
    assertThat(settings.ingest().maxItems()).isEqualTo(20);
    assertThat(settings.ingest().workers()).isEqualTo(3);
  }

  @Test
  void listsAreWrittenWithCommasOrAsYaml() throws IOException {
    Path file = write("ingest:\n  allow: [10.0.0.0/8]\n");
    Settings settings = Settings.read(file, Map.of(), Map.of("ingest.revisits", "15s, 1h"));
    assertThat(settings.ingest().allow()).containsExactly("10.0.0.0/8");
    assertThat(settings.ingest().revisits())
        .isEqualTo(List.of(Duration.ofSeconds(15), Duration.ofHours(1)));
  }

  @Test
  void onlyListsAreSplitAtCommas() {
    Map<String, String> env =
        Map.of("SILKWIRE_SINK_PASSWORD", "a,b", "SILKWIRE_INGEST_ALLOW", "10.0.0.0/8");

    Settings settings = Settings.read(null, env, Map.of("kafka.bootstrap", "k1:1,k2:1"));

    assertThat(settings.connection().bootstrap()).isEqualTo("k1:1,k2:1");
    assertThat(settings.sink().password()).isEqualTo("a,b");
    assertThat(settings.ingest().allow()).containsExactly("10.0.0.0/8");
  }

  @Test
  void allStagesUseOneKafka() {
    Settings settings = Settings.read(null, Map.of(), Map.of("kafka.bootstrap", "k:1"));
    assertThat(settings.ingest().kafka().bootstrap()).isEqualTo("k:1");
    assertThat(settings.enrich().kafka().bootstrap()).isEqualTo("k:1");
    assertThat(settings.sink().kafka().bootstrap()).isEqualTo("k:1");
    assertThat(settings.kafka().embedded()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ingest: {evry: 5s}          | unknown key 'ingest.evry': did you mean 'every'?",
        "kafak: {port: 1}            | unknown key 'kafak': did you mean 'kafka'?",
        "ingest: {every: soon}       | key 'ingest.every': 'soon' is not a duration",
        "kafka: {port: 123456}       | key 'kafka.port': must be from 0 to 65535, not 123456",
        "kafka: {port: 1.5}          | key 'kafka.port': '1.5' is not an integer",
        "kafka: {port: [1, 2, x]}    | key 'kafka.port': 'x' is not an integer",
        "ingest: {maxItems: {}}      | key 'ingest.maxItems': '{}' is not an integer",
        "ingest: 5                   | 'ingest' must contain keys, not a value",
        "'ingest: {every: 5s'        | line",
        "- a list                    | is not a YAML mapping",
      })
  void anInvalidFileIsReportedWithItsPosition(String yaml, String message) throws IOException {
    Path file = write(yaml.replaceAll("^'|'$", ""));
    assertThatThrownBy(() -> Settings.read(file, Map.of(), Map.of()))
        .isInstanceOfSatisfying(
            OperatorException.class, t -> assertThat(t.code()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining(message)
        .hasMessageContaining(file.toString());
  }

  @Test
  void anInvalidValueIsReportedWithItsOrigin() throws IOException {
    Path file = write("ingest: {workers: 8}");
    assertThatThrownBy(() -> Settings.read(file, Map.of(), Map.of("ingest.every", "5x")))
        .hasMessage(
            "--every: key 'ingest.every':"
                + " '5x' is not a duration: write 500ms, 5s, 15m, 6h or 30d");
    assertThatThrownBy(() -> Settings.read(file, Map.of("SILKWIRE_INGEST_EVERY", "5x"), Map.of()))
        .hasMessageStartingWith("SILKWIRE_INGEST_EVERY: key 'ingest.every'");
    assertThatThrownBy(() -> Settings.read(file, Map.of(), Map.of("sink.http", "99999")))
        .hasMessage("--http: key 'sink.http': must be from -1 to 65535, not 99999");
    assertThatThrownBy(() -> Settings.read(file, Map.of(), Map.of("ingest.allow", "10.0.0.0/99")))
        .hasMessageStartingWith(
            "--allow: key 'ingest.allow': '10.0.0.0/99' is not an address range");
    assertThatThrownBy(() -> Settings.read(file, Map.of("SILKWIRE_SINK_HTTP", "99999"), Map.of()))
        .hasMessageStartingWith("SILKWIRE_SINK_HTTP: key 'sink.http'");
    assertThatThrownBy(() -> Settings.read(file, Map.of(), Map.of("sink.database", "jdbc:x")))
        .hasMessageStartingWith("--database: key 'sink.database'");
  }

  @Test
  void anUnknownFormatOfTheLogIsRejected() {
    assertThatThrownBy(() -> Settings.read(null, Map.of("SILKWIRE_LOG_FORMAT", "xml"), Map.of()))
        .hasMessage("SILKWIRE_LOG_FORMAT must be text or json, not 'xml'");
  }

  @Test
  void anInstanceMayBeNamedAfterItsHost() {
    Map<String, String> env =
        Map.of("SILKWIRE_INGEST_INSTANCE", "auto", "SILKWIRE_SINK_INSTANCE", "b", "HOSTNAME", "h7");

    Settings settings = Settings.read(null, env, Map.of());

    assertThat(settings.ingest().instance()).isEqualTo("h7");
    assertThat(settings.sink().instance()).isEqualTo("b");
    assertThatThrownBy(() -> Settings.read(null, Map.of(), Map.of("enrich.instance", "a b")))
        .hasMessage(
            "key 'enrich.instance': 'a b' must have 1 to 200 letters, digits, '.', '_' or '-'");
  }

  @Test
  void everyNumberAndEveryDurationHasARange() {
    Set<String> limited =
        SettingRange.all().stream()
            .map(SettingRange::key)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(limited).isEqualTo(new TreeSet<>(SettingsKeys.withRange(Settings.class)));
  }

  @Test
  void theDefaultsAreInTheirRanges() throws IOException {
    JsonNode tree = new YAMLMapper().readTree(uncommented());
    for (SettingRange range : SettingRange.all()) {
      JsonNode value = tree.at("/" + range.key().replace('.', '/'));
      if (value.isValueNode() && !value.isNull()) {
        assertThat(range.problem(value.asText())).as(range.key()).isEmpty();
      }
    }
  }

  @Test
  void everyFlagOfASettingIsAnOption() {
    Set<String> options =
        Silkwire.commandLine().getSubcommands().values().stream()
            .flatMap(command -> command.getCommandSpec().optionsMap().keySet().stream())
            .collect(Collectors.toSet());
    assertThat(options).containsAll(SettingsReader.FLAGS.values());
  }

  @Test
  void anUnknownVariableIsAnErrorThatNamesTheNearest() {
    assertThatThrownBy(() -> Settings.read(null, Map.of("SILKWIRE_INGEST_EVRY", "5s"), Map.of()))
        .hasMessage(
            "unknown environment variable SILKWIRE_INGEST_EVRY:"
                + " did you mean 'SILKWIRE_INGEST_EVERY'?");
  }

  @ParameterizedTest
  @CsvSource({"500ms,PT0.5S", "5s,PT5S", "15m,PT15M", "6h,PT6H", "30d,PT720H", "PT2H,PT2H"})
  void shortDurationsAreParsed(String written, String iso) {
    assertThat(Durations.parse(written)).isEqualTo(Duration.parse(iso));
  }

  private static String uncommented() throws IOException {
    return Files.readAllLines(SHIPPED).stream()
        .map(line -> line.replaceFirst("^(\\s*)# (\\s*[a-zA-Z]+:( |$))", "$1$2"))
        .collect(Collectors.joining("\n"));
  }

  private Path write(String yaml) throws IOException {
    return Files.writeString(folder.resolve("silkwire.yaml"), yaml);
  }
}
