package dev.silkwire.app.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A TCP proxy on loopback that forwards connections until a test chooses a way to fail.
 *
 * <p>Safe for concurrent use: this object's monitor guards each change of the mode, and each
 * direction of a connection has its own thread.
 */
final class TcpProxy implements AutoCloseable {
  private static final int CONNECT_MILLIS = 2_000;
  private static final int SLOW_MILLIS = 150;
  private static final int BUFFER = 16 << 10;

  /** How connections behave. */
  enum Mode {
    FORWARD,
    /** Nothing listens: existing connections end, new ones are refused. */
    REFUSE,
    /** Bytes are held back until the mode changes, as behind a firewall that drops packets. */
    BLACKHOLE,
    /** Existing and new connections are reset. */
    RESET,
    /** Each chunk of up to 16 KiB is delayed. */
    SLOW
  }

  private final int port;
  private final int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private ServerSocket listener;
  private Thread acceptor;
  private volatile Mode mode = Mode.FORWARD;

  /**
   * Starts to forward.
   *
   * @param port to listen on
   * @param target port of loopback to connect to
   */
  TcpProxy(int port, int target) {
    this.port = port;
    this.target = target;
    listen();
  }

  int port() {
    return port;
  }

  Mode mode() {
    return mode;
  }

  /** Changes the mode of all connections, existing and new. */
  synchronized void set(Mode next) {
    if (next == Mode.REFUSE) {
      closeListener();
    } else if (listener.isClosed()) {
      listen();
    }
    mode = next;
    if (next == Mode.REFUSE || next == Mode.RESET) {
      sockets.forEach(TcpProxy::reset);
    }
    notifyAll();
  }

  private void listen() {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      acceptor = daemon("accept", () -> accept(socket));
      listener = socket;
    } catch (IOException e) {
      throw new UncheckedIOException("proxy port " + port, e);
    }
  }

  private void accept(ServerSocket from) {
    while (!from.isClosed()) {
      try {
        Socket client = from.accept();
        if (mode == Mode.RESET) {
          reset(client);
        } else {
          connect(client);
        }
      } catch (IOException e) {
        // The listener was closed: the loop ends.
      }
    }
  }

  private void connect(Socket client) {
    Socket server = new Socket();
    try {
      server.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_MILLIS);
    } catch (IOException e) {
      reset(client);
      return;
    }
    sockets.add(client);
    sockets.add(server);
    daemon("up", () -> pump(client, server));
    daemon("down", () -> pump(server, client));
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[BUFFER];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        awaitPassage();
        out.write(buffer, 0, n);
      }
    } catch (IOException e) {
      // The other side has closed its end: close both, so that the peer notices.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private synchronized void awaitPassage() throws InterruptedException {
    while (mode == Mode.BLACKHOLE) {
      wait();
    }
    if (mode == Mode.SLOW) {
      wait(SLOW_MILLIS);
    }
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // It is closed already.
    }
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, "proxy-" + name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Waits for the acceptor: the system accepts connections as long as a thread waits for one. */
  private void closeListener() {
    try {
      listener.close();
      acceptor.join(2L * CONNECT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() {
    set(Mode.REFUSE);
  }
}
