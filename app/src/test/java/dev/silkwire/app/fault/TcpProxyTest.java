package dev.silkwire.app.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.silkwire.app.broker.Loopback;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpProxyTest {
  private ServerSocket echo;
  private TcpProxy proxy;

  @BeforeEach
  void startAnEchoServerBehindTheProxy() throws IOException {
    echo = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread server = new Thread(this::answer);
    server.setDaemon(true);
    server.start();
    proxy = new TcpProxy(Loopback.freePort(), echo.getLocalPort());
  }

  @AfterEach
  void closeBoth() throws IOException {
    proxy.close();
    echo.close();
  }

  @Test
  void forwardsBothWays() throws IOException {
    try (Socket client = connect()) {
      assertThat(ask(client)).isEqualTo('x');
    }
  }

  @Test
  void rejectsUntilItForwardsAgain() throws IOException {
    proxy.set(TcpProxy.Mode.REFUSE);
    assertThatThrownBy(this::connect).isInstanceOf(IOException.class);
    proxy.set(TcpProxy.Mode.FORWARD);
    forwardsBothWays();
  }

  @Test
  void resetEndsAnEstablishedConnection() throws IOException {
    try (Socket client = connect()) {
      ask(client);
      proxy.set(TcpProxy.Mode.RESET);
      assertThatThrownBy(() -> assertThat(ask(client)).isNotNegative())
          .isInstanceOfAny(IOException.class, AssertionError.class);
    }
  }

  @Test
  void aBlackHoleDeliversItsBufferWhenItEnds() throws IOException {
    try (Socket client = connect()) {
      ask(client);
      proxy.set(TcpProxy.Mode.BLACKHOLE);
      client.setSoTimeout(200);
      assertThatThrownBy(() -> ask(client)).isInstanceOf(SocketTimeoutException.class);
      client.setSoTimeout(10_000);
      proxy.set(TcpProxy.Mode.FORWARD);
      assertThat(client.getInputStream().read()).isEqualTo('x');
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static int ask(Socket client) throws IOException {
    client.getOutputStream().write("x".getBytes(UTF_8));
    return client.getInputStream().read();
  }

  private void answer() {
    while (!echo.isClosed()) {
      try (Socket socket = echo.accept()) {
        socket.getInputStream().transferTo(socket.getOutputStream());
      } catch (IOException e) {
        // The client has gone, or the test is over.
      }
    }
  }
}
