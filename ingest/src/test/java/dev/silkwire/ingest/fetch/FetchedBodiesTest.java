package dev.silkwire.ingest.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.silkwire.ingest.fetch.FetchResult.Failed;
import dev.silkwire.ingest.fetch.FetchResult.Fetched;
import dev.silkwire.ingest.fetch.FetchResult.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compressed, partial and mislabelled bodies. */
class FetchedBodiesTest extends FetcherOnLoopback {
  private static final String TEN_MEGABYTES_OF_ZEROS = "y///P/gnAOKxQCD3/i//LDHwTwDEYRGAjiMG";

  @Test
  void aDecompressionBombIsRefused() throws IOException {
    byte[] bomb = gzip(new byte[10_000_000]);
    pages.put("/bomb", gzipped(bomb));
    pages.put("/fair", gzipped(gzip("fair".getBytes(UTF_8))));

    assertThat(fetch("/bomb"))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.note()).contains("larger than"));
    assertThat(new String(((Fetched) fetch("/fair")).body(), UTF_8)).isEqualTo("fair");
  }

  @Test
  void brotliAndZstdAreLimitedAndNotRequested() throws Exception {
    pages.put("/br", encoded("br", Base64.getDecoder().decode("iwGAZmFpcgM=")));
    pages.put("/br-bomb", encoded("br", Base64.getDecoder().decode(TEN_MEGABYTES_OF_ZEROS)));
    pages.put("/zstd", encoded("zstd", Zstd.compress("fair".getBytes(UTF_8))));
    pages.put("/zstd-bomb", encoded("zstd", Zstd.compress(new byte[10_000_000])));
    pages.put("/zstd-cut", encoded("zstd", Arrays.copyOf(Zstd.compress(new byte[9_000]), 12)));

    assertThat(new String(((Fetched) fetch("/br")).body(), UTF_8)).isEqualTo("fair");
    assertThat(new String(((Fetched) fetch("/zstd")).body(), UTF_8)).isEqualTo("fair");
    for (String bomb : List.of("/br-bomb", "/zstd-bomb")) {
      assertThat(fetch(bomb))
          .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.note()).contains("larger than"));
    }
    assertThat(fetch("/zstd-cut")).isInstanceOf(Failed.class);
    assertThat(server.takeRequest().getHeaders().get("Accept-Encoding")).isEqualTo("gzip, deflate");
  }

  @Test
  void zstdWithAHugeWindowIsRefused() {
    byte[] window = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, (byte) 0xa0, 1, 0, 0};
    pages.put("/window", encoded("zstd", window));

    assertThat(fetch("/window")).isInstanceOf(Failed.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bytes 0-4/5 | true",
        "bytes 0-4/6 | false",
        "bytes 3-4/5 | false",
        "bytes 0-4/* | false",
        "         | false",
      })
  void aPartialResponseIsAcceptedIfItIsComplete(@Nullable String range, boolean taken) {
    MockResponse.Builder part = ok("whole").code(206);
    pages.put(
        "/part", range == null ? part.build() : part.addHeader("Content-Range", range).build());

    assertThat(fetch("/part") instanceof Fetched).isEqualTo(taken);
  }

  @Test
  void aWrongContentEncodingIsCorrected() throws IOException {
    pages.put("/plain", ok("plain").addHeader("Content-Encoding", "gzip").build());
    pages.put(
        "/silent",
        new MockResponse.Builder().body(new Buffer().write(gzip("x".getBytes(UTF_8)))).build());
    pages.put("/odd", ok("???").addHeader("Content-Encoding", "rot13").build());

    assertThat(new String(((Fetched) fetch("/plain")).body(), UTF_8)).isEqualTo("plain");
    assertThat(new String(((Fetched) fetch("/silent")).body(), UTF_8)).isEqualTo("x");
    assertThat(fetch("/odd")).isInstanceOf(Failed.class);
  }

  @Test
  void aSlowResponseIsCancelled() {
    pages.put("/drip", ok("x".repeat(5000)).throttleBody(1, 50, TimeUnit.MILLISECONDS).build());

    assertThat(fetch("/drip"))
        .isInstanceOfSatisfying(Failed.class, f -> assertThat(f.note()).contains("too slow"));
  }

  private static MockResponse gzipped(byte[] bytes) {
    return encoded("gzip", bytes);
  }

  private static MockResponse encoded(String encoding, byte[] bytes) {
    return new MockResponse.Builder()
        .body(new Buffer().write(bytes))
        .addHeader("Content-Encoding", encoding)
        .build();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }
}
