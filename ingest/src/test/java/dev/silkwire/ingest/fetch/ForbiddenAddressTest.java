package dev.silkwire.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.silkwire.ingest.fetch.FetchResult.Refused;
import dev.silkwire.ingest.fetch.FetchResult.RefusedBy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only 127.0.0.1 is allowed; a server on 127.0.0.2 detects any connection. */
class ForbiddenAddressTest extends FetcherOnLoopback {
  private ServerSocket forbidden;

  @BeforeEach
  void listen() throws IOException {
    forbidden = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.2"));
    forbidden.setSoTimeout(200);
  }

  @AfterEach
  void hangUp() throws IOException {
    forbidden.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.2:PORT/",
        "https://127.0.0.2:PORT/",
        "https://2130706434:PORT/",
        "http://127.2:PORT/",
        "https://127.0.2:PORT/",
        "https://[::ffff:127.0.0.2]:PORT/",
        "https://[::ffff:7f00:2]:PORT/",
        "https://[64:ff9b::7f00:2]:PORT/",
        "https://[2002:7f00:2::]:PORT/",
        "https://user@127.0.0.2:PORT/",
        "https://0x7f000002:PORT/",
        "https://0x7f.0.0.2:PORT/",
        "https://127.0.0.2.:PORT/",
      })
  void nothingConnectsToAForbiddenAddress(String url) {
    String address = url.replace("PORT", String.valueOf(forbidden.getLocalPort()));
    pages.put("/moved", redirect(302, address));

    for (FetchResult result :
        new FetchResult[] {
          fetcher.fetch(FetchRequest.page(address, Validators.NONE)).join(),
          fetcher.fetch(FetchRequest.feed(address, Validators.NONE)).join(),
          fetcher.post(address, Map.of("hub.mode", "subscribe")).join(),
          fetch("/moved")
        }) {
      assertThat(result).isNotInstanceOf(FetchResult.Fetched.class);
    }
    assertThatThrownBy(forbidden::accept).isInstanceOf(SocketTimeoutException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void theRefusalNamesTheAddressAndTheOption(String scheme) {
    String address = scheme + "://127.0.0.2:" + forbidden.getLocalPort() + "/";

    assertThat(fetcher.fetch(FetchRequest.page(address, Validators.NONE)).join())
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.by()).isEqualTo(RefusedBy.ADDRESS);
              assertThat(refused.note()).contains("127.0.0.2", "--allow");
            });
  }
}
