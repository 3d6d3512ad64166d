package dev.silkwire.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.silkwire.contract.client.KafkaConnection;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;

/** The rules of the house. */
@AnalyzeClasses(packages = "dev.silkwire", importOptions = ArchitectureTest.MainCode.class)
class ArchitectureTest {
  /** The classes of the program, without tests and fixtures. */
  static final class MainCode implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar") && !location.contains("/test-classes/");
    }
  }

  @ArchTest
  static final ArchRule theContractKnowsNothingElseHere =
      noClasses()
          .that()
          .resideInAPackage("dev.silkwire.contract..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.silkwire.ingest..",
              "dev.silkwire.enrich..",
              "dev.silkwire.sink..",
              "dev.silkwire.app..");

  @ArchTest static final ArchRule ingestKnowsOnlyTheContract = knowsOnlyTheContract("ingest");

  @ArchTest static final ArchRule enrichKnowsOnlyTheContract = knowsOnlyTheContract("enrich");

  @ArchTest static final ArchRule theSinkKnowsOnlyTheContract = knowsOnlyTheContract("sink");

  @ArchTest
  static final ArchRule packagesOfTheAppDoNotGoInCircles =
      slices().matching("dev.silkwire.app.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule packagesOfIngestDoNotGoInCircles =
      slices().matching("dev.silkwire.ingest.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule packagesOfEnrichDoNotGoInCircles =
      slices().matching("dev.silkwire.enrich.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule packagesOfTheSinkDoNotGoInCircles =
      slices().matching("dev.silkwire.sink.(*)..").should().beFreeOfCycles();

  @ArchTest static final ArchRule packagesOfTheAppDoNotUseItsRoot = doNotUseTheRootOf("app");

  @ArchTest static final ArchRule packagesOfIngestDoNotUseItsRoot = doNotUseTheRootOf("ingest");

  @ArchTest static final ArchRule packagesOfEnrichDoNotUseItsRoot = doNotUseTheRootOf("enrich");

  @ArchTest static final ArchRule packagesOfTheSinkDoNotUseItsRoot = doNotUseTheRootOf("sink");

  @ArchTest
  static void noTwoTopLevelTypesShareAName(JavaClasses all) {
    Map<String, Long> counts =
        all.stream()
            .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
            .collect(Collectors.groupingBy(JavaClass::getSimpleName, Collectors.counting()));
    assertThat(counts.entrySet()).filteredOn(entry -> entry.getValue() > 1).isEmpty();
  }

  @ArchTest
  static final ArchRule everyClassHasAName =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Impl");

  @ArchTest
  static final ArchRule timeIsInjected =
      noClasses()
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule onlyWhatStartsAStageKnowsTheSystemsClock =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.silkwire.app..")
          .and()
          .haveSimpleNameNotEndingWith("Main")
          .should()
          .callMethod(java.time.InstantSource.class, "system")
          .orShould()
          .callMethod(java.time.Clock.class, "systemUTC")
          .orShould()
          .callMethod(java.time.Clock.class, "systemDefaultZone");

  /** Elements are counted there while a document is parsed; elsewhere nothing would limit them. */
  @ArchTest
  static final ArchRule ingestParsesMarkupInOnePlace =
      noClasses()
          .that()
          .resideInAPackage("dev.silkwire.ingest..")
          .and()
          .resideOutsideOfPackage("dev.silkwire.ingest.markup..")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(
              org.jsoup.Jsoup.class,
              org.jsoup.parser.Parser.class,
              org.jsoup.parser.StreamParser.class);

  /** Otherwise a client would lack the operator's properties, such as those of TLS. */
  @ArchTest
  static final ArchRule kafkaClientsAreConfiguredFromTheConnection =
      classes()
          .that(
              describe(
                  "create clients of Kafka",
                  c ->
                      c.getConstructorCallsFromSelf().stream()
                              .anyMatch(
                                  call ->
                                      call.getTargetOwner().isAssignableTo(KafkaConsumer.class)
                                          || call.getTargetOwner()
                                              .isAssignableTo(KafkaProducer.class))
                          || c.getMethodCallsFromSelf().stream()
                              .anyMatch(
                                  call ->
                                      call.getTargetOwner().isEquivalentTo(Admin.class)
                                          && call.getName().equals("create"))))
          .should()
          .dependOnClassesThat()
          .areAssignableTo(KafkaConnection.class);

  @ArchTest
  static final ArchRule addressesAreNotComparedByLookingThemUp =
      noClasses().should().callMethod(java.net.URL.class, "hashCode");

  /** The root wires the packages below it. Slices leave it out, so it has a separate rule. */
  private static ArchRule doNotUseTheRootOf(String stage) {
    String root = "dev.silkwire." + stage;
    return noClasses()
        .that()
        .resideInAPackage(root + ".*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root);
  }

  private static ArchRule knowsOnlyTheContract(String stage) {
    String[] others =
        java.util.stream.Stream.of("ingest", "enrich", "sink", "app")
            .filter(s -> !s.equals(stage))
            .map(s -> "dev.silkwire." + s + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage("dev.silkwire." + stage + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others);
  }
}
