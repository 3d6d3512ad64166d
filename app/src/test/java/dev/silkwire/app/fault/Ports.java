package dev.silkwire.app.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Hands out each free port of loopback once. They lie below the range from which the kernel takes
 * the ports of outgoing connections, so a port stays free while its server is down. Not
 * thread-safe.
 */
final class Ports {
  private static final int FIRST = 15_000;
  private static final int END = 32_000;

  private int next = FIRST + (int) (ProcessHandle.current().pid() * 97 % (END - FIRST));

  int next() {
    for (int tried = FIRST; tried < END; tried++) {
      int port = next;
      next = next + 1 < END ? next + 1 : FIRST;
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException("no port is free between %d and %d".formatted(FIRST, END));
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
