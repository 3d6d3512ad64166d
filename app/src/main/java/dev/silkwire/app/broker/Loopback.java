package dev.silkwire.app.broker;

import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of the loopback interface. Stateless. */
public final class Loopback {
  private Loopback() {}

  /** Returns a port that is free now. */
  public static int freePort() {
    return freePort(0);
  }

  /** Returns a port that is free now, other than a reserved one that is not in use yet. */
  static int freePort(int reserved) {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = socket.getLocalPort();
      return port == reserved ? freePort(reserved) : port;
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on 127.0.0.1", e);
    }
  }

  /**
   * Returns a port after checking that it is free.
   *
   * @param flag command line flag of the port, for the message
   * @throws OperatorException when it is in use
   */
  public static int require(int port, String flag) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return port;
    } catch (IOException e) {
      throw new OperatorException(
          ExitCode.UNAVAILABLE,
          "port %d is in use: stop what listens there, or choose another with %s"
              .formatted(port, flag),
          e);
    }
  }
}
