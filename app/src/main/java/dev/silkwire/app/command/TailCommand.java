package dev.silkwire.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.app.option.KafkaOptions;
import dev.silkwire.app.output.IdleDetector;
import dev.silkwire.app.topic.TopicLog;
import dev.silkwire.contract.Json;
import dev.silkwire.contract.Topic;
import dev.silkwire.contract.Topics;
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

/** Prints a topic's records as JSON lines. */
@Command(
    name = "tail",
    mixinStandardHelpOptions = true,
    description = {
      "Prints a topic's committed records as JSON lines:",
      "  {\"key\",\"value\",\"timestamp\",\"partition\",\"offset\",\"headers\"}"
    },
    footerHeading = "%nExample:%n",
    footer = "  silkwire tail news.articles --from-beginning --until-idle 3 | jq .value.title")
public final class TailCommand implements Callable<Integer> {
  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "TOPIC", description = "Such as news.articles.")
  private String topic = "";

  @Option(names = "--from-beginning", description = "From the oldest record, not from now on.")
  private boolean fromBeginning;

  @Option(
      names = "--until-idle",
      paramLabel = "SECONDS",
      description = {
        "End when nothing has come for so long; default: never.",
        "A topic that never rests is left five times as long after it was read up to now."
      })
  private @Nullable Integer untilIdle;

  private final InstantSource clock = InstantSource.system();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (TopicLog log = new TopicLog(kafka.reachable())) {
      log.seek(partitions(log), fromBeginning);
      IdleDetector rest = new IdleDetector(clock.instant());
      while (!rest.isOver(untilIdle, clock.instant()) && !out.checkError()) {
        int records = log.poll(record -> out.println(json(rest.seen(record))));
        rest.polled(records, clock.instant());
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
          "no topic '%s'; there are %s"
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

  /** The value as JSON; as text where it is none. */
  private static @Nullable JsonNode value(byte @Nullable [] bytes) {
    if (bytes == null) {
      return Json.mapper().nullNode();
    }
    try {
      JsonNode value = Json.mapper().readTree(bytes);
      return value.isMissingNode() ? Json.mapper().getNodeFactory().textNode("") : value;
    } catch (IOException | RuntimeException e) { // any bytes may stand there
      return Json.mapper().getNodeFactory().textNode(text(bytes));
    }
  }

  private static @Nullable String text(byte @Nullable [] bytes) {
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }
}
