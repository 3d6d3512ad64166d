package dev.silkwire.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.app.option.KafkaOptions;
import dev.silkwire.app.output.IdleDetector;
import dev.silkwire.app.topic.TopicLog;
import dev.silkwire.contract.json.Json;
import dev.silkwire.contract.topic.Topic;
import dev.silkwire.contract.topic.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the records of a topic as JSON Lines. */
@Command(
    name = "tail",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the committed records of a topic as JSON Lines:",
      "  {\"key\",\"value\",\"timestamp\",\"partition\",\"offset\",\"headers\"}"
    },
    footerHeading = "%nExample:%n",
    footer = "  silkwire tail news.articles --from-beginning --until-idle 3 | jq .value.title")
public final class TailCommand implements Callable<Integer> {
  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "TOPIC", description = "Topic, such as news.articles.")
  private String topic = "";

  @Option(
      names = "--from-beginning",
      description = "Start with the oldest record, not with new ones.")
  private boolean fromBeginning;

  @Option(
      names = "--until-idle",
      paramLabel = "SECONDS",
      description = {
        "End after this time without a record (default: never). When records keep arriving, end",
        "after five times as long, counted from when all earlier records have been read."
      })
  private @Nullable Integer untilIdle;

  private final InstantSource clock = InstantSource.system();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (TopicLog log = new TopicLog(kafka.reachable())) {
      log.seek(partitions(log), fromBeginning);
      IdleDetector idle = new IdleDetector(clock.instant());
      while (!idle.isIdle(untilIdle, clock.instant()) && !out.checkError()) {
        int records = log.poll(record -> out.println(json(idle.observe(record))));
        idle.polled(records, clock.instant());
        out.flush();
      }
    }
    return ExitCode.OK.number();
  }

  private List<TopicPartition> partitions(TopicLog log) {
    List<TopicPartition> partitions = log.partitions(topic);
    if (partitions.isEmpty()) {
      throw new OperatorException(
          ExitCode.USAGE,
          "unknown topic '%s'; known topics: %s"
              .formatted(
                  topic, Topics.ALL.stream().map(Topic::name).collect(Collectors.joining(", "))));
    }
    return partitions;
  }

  private static String json(ConsumerRecord<byte[], byte[]> record) {
    ObjectNode line = Json.mapper().createObjectNode();
    line.put("key", text(record.key()));
    line.set("value", value(record.value()));
    line.put("timestamp", Instant.ofEpochMilli(record.timestamp()).toString());
    line.put("partition", record.partition());
    line.put("offset", record.offset());
    ObjectNode headers = line.putObject("headers");
    for (Header header : record.headers()) {
      headers.put(header.key(), text(header.value()));
    }
    try {
      return Json.mapper().writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  /** Returns the value as JSON, or as text when it is not JSON. */
  private static @Nullable JsonNode value(byte @Nullable [] bytes) {
    if (bytes == null) {
      return Json.mapper().nullNode();
    }
    try {
      JsonNode value = Json.mapper().readTree(bytes);
      return value.isMissingNode() ? Json.mapper().getNodeFactory().textNode("") : value;
    } catch (IOException | RuntimeException e) { // the value may be any bytes
      return Json.mapper().getNodeFactory().textNode(text(bytes));
    }
  }

  private static @Nullable String text(byte @Nullable [] bytes) {
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }
}
