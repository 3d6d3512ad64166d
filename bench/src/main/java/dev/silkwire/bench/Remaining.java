package dev.silkwire.bench;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;

/** What a consumer group has still to read. Not thread-safe. */
final class Remaining implements AutoCloseable {
  private final Admin admin;
  private final String group;

  Remaining(String bootstrap, String group) {
    this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
    this.group = group;
  }

  /** Records, or markers of transactions, behind the group's offsets in all its topics. */
  long records() {
    try {
      var read = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      var ends =
          admin
              .listOffsets(
                  read.keySet().stream()
                      .collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())))
              .all()
              .get();
      return read.entrySet().stream()
          .mapToLong(
              e ->
                  Math.max(
                      0, requireNonNull(ends.get(e.getKey())).offset() - e.getValue().offset() - 1))
          .sum();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
