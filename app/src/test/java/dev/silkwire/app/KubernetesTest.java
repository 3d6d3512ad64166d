package dev.silkwire.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.silkwire.app.settings.Settings;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests in {@code ops/kubernetes} are valid, and valid for the stages. */
class KubernetesTest {
  private static final Path FOLDER = Path.of("..", "ops", "kubernetes");
  private static final String KUSTOMIZATION = "kustomization.yaml";
  private static final Map<String, Class<?>> TYPES =
      Stream.of(
              ConfigMap.class,
              Deployment.class,
              NetworkPolicy.class,
              PodDisruptionBudget.class,
              Secret.class,
              Service.class,
              StatefulSet.class)
          .collect(Collectors.toMap(Class::getSimpleName, type -> type));

  /** The model keeps unknown fields; without its setter for them they are errors. */
  private static final YAMLMapper STRICT =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .annotationIntrospector(
              new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                  return false;
                }
              })
          .build();

  static Stream<Path> manifests() throws IOException {
    return Files.list(FOLDER).filter(file -> !file.endsWith(KUSTOMIZATION)).sorted();
  }

  private static List<Object> read(Path file) throws IOException {
    List<Object> resources = new ArrayList<>();
    try (var documents =
        STRICT
            .readerFor(JsonNode.class)
            .<JsonNode>readValues(new YAMLFactory().createParser(file.toFile()))) {
      while (documents.hasNextValue()) {
        JsonNode document = documents.nextValue();
        Class<?> type = TYPES.get(document.path("kind").asText());
        assertThat(type).as("%s: kind %s", file, document.path("kind")).isNotNull();
        resources.add(STRICT.treeToValue(document, type));
      }
    }
    return resources;
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void aManifestHasNoUnknownField(Path file) throws IOException {
    assertThat(read(file)).isNotEmpty();
  }

  @Test
  void theListNamesEveryManifestButTheExample() throws IOException {
    JsonNode list = STRICT.readTree(FOLDER.resolve(KUSTOMIZATION).toFile()).path("resources");
    List<String> listed = new ArrayList<>();
    list.forEach(name -> listed.add(name.asText()));
    List<String> wanted =
        manifests()
            .map(file -> file.getFileName().toString())
            .filter(name -> !name.contains("example"))
            .toList();
    assertThat(listed).containsExactlyInAnyOrderElementsOf(wanted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "enrich", "sink"})
  void aStageKnowsItsFlagsAndVariables(String stage) throws IOException {
    PodSpec pod = pod(stage);
    Container container = pod.getContainers().get(0);
    assertThat(Silkwire.commandLine().parseArgs(container.getArgs().toArray(String[]::new)))
        .isNotNull();
    Map<String, String> variables = new HashMap<>();
    ((ConfigMap) read(FOLDER.resolve("config.yaml")).get(0)).getData().forEach(variables::put);
    container.getEnv().forEach(v -> variables.put(v.getName(), v.getValue()));
    // The files exist in a pod only.
    variables.keySet().removeIf(name -> name.endsWith("_FILE"));
    variables.put("HOSTNAME", "silkwire-" + stage + "-0");
    if (stage.equals("sink")) {
      variables.put("SILKWIRE_SINK_ACCESS_PASSWORD", "from the file");
    }

    Settings settings = Settings.read(null, variables, Map.of());

    assertThat(settings.kafka().embedded()).isFalse();
    assertThat(
            Map.of(
                    "ingest", settings.ingest().instance(),
                    "enrich", settings.enrich().instance(),
                    "sink", settings.sink().instance())
                .get(stage))
        .isEqualTo("silkwire-" + stage + "-0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "enrich", "sink"})
  void aPodRunsWithoutRightsItDoesNotNeed(String stage) throws IOException {
    PodSpec pod = pod(stage);
    Container container = pod.getContainers().get(0);

    assertThat(pod.getEnableServiceLinks()).isFalse();
    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(Files.readString(Path.of("..", "ops", "Dockerfile")))
        .contains("USER " + pod.getSecurityContext().getRunAsUser());
    assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
    assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(container.getResources().getLimits()).containsKey("memory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "enrich", "sink"})
  void theProbesAskThePortOnWhichTheStageListens(String stage) throws IOException {
    Container container = pod(stage).getContainers().get(0);
    ContainerPort port = container.getPorts().get(0);

    assertThat(
            List.of(
                container.getStartupProbe(),
                container.getLivenessProbe(),
                container.getReadinessProbe()))
        .extracting(probe -> probe.getHttpGet().getPort().getStrVal())
        .containsOnly(port.getName());
    List<String> ports = new ArrayList<>(container.getArgs());
    ports.add(Integer.toString(Settings.read(null, Map.of(), Map.of()).sink().http()));
    assertThat(ports).contains(port.getContainerPort().toString());
  }

  private static PodSpec pod(String stage) throws IOException {
    Object first = read(FOLDER.resolve(stage + ".yaml")).get(0);
    return first instanceof StatefulSet set
        ? set.getSpec().getTemplate().getSpec()
        : ((Deployment) first).getSpec().getTemplate().getSpec();
  }
}
