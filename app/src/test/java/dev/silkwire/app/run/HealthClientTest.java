package dev.silkwire.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.app.broker.Loopback;
import dev.silkwire.contract.health.StageHealths;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HealthClientTest {
  private final HealthClient client = new HealthClient();
  private final AtomicReference<Optional<String>> reason = new AtomicReference<>(Optional.empty());

  @Test
  void aStageThatDoesNotWorkIsNamedWithItsReasonAndOneThatWorksIsNot() {
    StageHealths stages = new StageHealths(List.of("sink"));
    stages.put("sink", Optional::empty, reason::get);
    try (HealthServer server = HealthServer.start("127.0.0.1", 0, stages, () -> "")) {
      URI address = URI.create("http://127.0.0.1:" + server.port());
      assertThat(client.problems(address)).isEmpty();

      reason.set(Optional.of("the database does not answer"));
      assertThat(client.problems(address))
          .containsExactly("sink at %s: the database does not answer".formatted(address));
    }
  }

  @Test
  void aProcessThatDoesNotAnswerIsAProblem() {
    URI nothing = URI.create("http://127.0.0.1:" + Loopback.freePort());
    assertThat(client.problems(nothing))
        .singleElement()
        .asString()
        .startsWith("no health report from " + nothing);
    assertThat(client.problems(URI.create("localhost:1"))).hasSize(1);
  }
}
