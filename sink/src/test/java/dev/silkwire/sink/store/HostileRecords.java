package dev.silkwire.sink.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.silkwire.contract.Mutator;
import dev.silkwire.contract.Samples;
import dev.silkwire.contract.json.Json;
import dev.silkwire.contract.topic.Topic;
import dev.silkwire.contract.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Records that should never be in a topic: the samples with mutated bytes, keys and fields. The
 * same seed gives the same records. Not thread-safe.
 */
public final class HostileRecords {
  private static final List<Object> VALUES =
      List.of(
          "",
          " ",
          "nul \0 inside",
          "\u202Ereversed",
          "=1+1",
          "javascript:alert(1)",
          "x".repeat(3_000),
          "x".repeat(200_000),
          "/",
          "a/b",
          "\uD800",
          "0000-00-00",
          "undated",
          "0001-01-01",
          "9999-12-31T23:59:59Z",
          "+999999999-12-31T23:59:59Z",
          "1970-01-01T00:00:00Z",
          -1,
          0,
          Integer.MAX_VALUE,
          Long.MAX_VALUE,
          Long.MIN_VALUE,
          1e308,
          true);

  /** Characters of a list that a value is repeated to. */
  private static final int LARGEST = 1_000_000;

  private final TestLog log;
  private final Mutator mutator;
  private final Random random;

  /** Puts records into the log. */
  public HostileRecords(TestLog log, long seed) {
    this.log = log;
    this.mutator = new Mutator(seed);
    this.random = new Random(seed);
  }

  /** A record of some topic that the sink reads. */
  public SinkRecord next() {
    Topic<?> topic = Tables.ALL.get(random.nextInt(Tables.ALL.size())).topic();
    String key = keyOf(topic);
    byte[] good = json(topic).toString().getBytes(UTF_8);
    return switch (random.nextInt(6)) {
      case 0 -> log.raw(topic, key, mutator.mutate(good));
      case 1 -> log.raw(topic, mutated(key), good);
      case 2 -> log.raw(topic, mutated(key), null);
      default -> log.raw(topic, some(key), changed(topic).toString().getBytes(UTF_8));
    };
  }

  private String mutated(String text) {
    return new String(mutator.mutate(text.getBytes(UTF_8)), UTF_8);
  }

  /** One of a few keys, so that records meet. */
  private String some(String key) {
    return random.nextBoolean() ? key : random.nextInt(20) + key.substring(1);
  }

  private JsonNode changed(Topic<?> topic) {
    JsonNode root = json(topic);
    for (int i = random.nextInt(3); i >= 0; i--) {
      change(root);
    }
    return root;
  }

  private void change(JsonNode root) {
    List<JsonNode> parents = new ArrayList<>(root.findParents(""));
    collect(root, parents);
    JsonNode parent = parents.get(random.nextInt(parents.size()));
    if (parent instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.get(random.nextInt(names.size()));
      object.set(name, replacement(object.get(name)));
    } else if (parent instanceof ArrayNode array) {
      int at = random.nextInt(array.size());
      array.add(random.nextBoolean() ? array.get(at).deepCopy() : replacement(array.get(at)));
    }
  }

  private static void collect(JsonNode node, List<JsonNode> parents) {
    if (!node.isEmpty()) {
      parents.add(node);
    }
    node.forEach(child -> collect(child, parents));
  }

  private JsonNode replacement(JsonNode before) {
    int kind = random.nextInt(8);
    if (kind == 0) {
      return Json.mapper().nullNode();
    }
    if (kind == 1) {
      ArrayNode many = Json.mapper().createArrayNode();
      int most = Math.min(2_000, LARGEST / before.toString().length());
      for (int i = random.nextInt(Math.max(1, most)); i >= 0; i--) {
        many.add(before.deepCopy());
      }
      return many;
    }
    return kind == 2 && before.isTextual()
        ? Json.mapper().valueToTree(mutated(before.asText()))
        : Json.mapper().valueToTree(VALUES.get(random.nextInt(VALUES.size())));
  }

  /** The sample of a topic as JSON. */
  static JsonNode json(Topic<?> topic) {
    return Json.mapper().valueToTree(Samples.of(topic));
  }

  /** The sample of a topic with another value in a field, whose path is written with dots. */
  static byte[] with(Topic<?> topic, String field, Object value) {
    JsonNode root = json(topic);
    String[] path = field.split("\\.");
    JsonNode parent = root;
    for (int i = 0; i + 1 < path.length; i++) {
      parent = parent.isArray() ? parent.get(Integer.parseInt(path[i])) : parent.get(path[i]);
    }
    ((ObjectNode) parent).set(path[path.length - 1], Json.mapper().valueToTree(value));
    return root.toString().getBytes(UTF_8);
  }

  /** The key of a topic's sample. */
  static String keyOf(Topic<?> topic) {
    return Map.of(
            Topics.COUNTRY_DAYS.name(),
            "KE/bri/2026-10-20",
            Topics.MENTIONS.name(),
            Samples.article().id() + "/bri")
        .getOrDefault(topic.name(), Samples.article().id());
  }
}
