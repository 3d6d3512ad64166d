package dev.silkwire.contract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Certificates for tests, made by the {@code keytool} of the running JDK. */
public final class Keytool {
  /** The password of all stores. */
  public static final String PASSWORD = "changeit";

  private final Path folder;

  /**
   * @param folder receives the stores
   */
  public Keytool(Path folder) {
    this.folder = folder;
  }

  /** Returns a PKCS 12 store with a new key and its self-signed certificate for 127.0.0.1. */
  public Path key(String commonName) {
    Path store = folder.resolve(commonName + ".p12");
    run(
        "-genkeypair",
        "-keyalg",
        "EC",
        "-alias",
        commonName,
        "-dname",
        "CN=" + commonName,
        "-ext",
        "SAN=ip:127.0.0.1,dns:localhost",
        "-validity",
        "2",
        "-keystore",
        store.toString());
    return store;
  }

  /** Returns a store that trusts the certificates of other stores. */
  public Path trust(String name, Path... keys) {
    Path store = folder.resolve(name + ".p12");
    for (Path key : keys) {
      String alias = key.getFileName().toString().replace(".p12", "");
      Path certificate = folder.resolve(alias + ".pem");
      run(
          "-exportcert",
          "-rfc",
          "-alias",
          alias,
          "-keystore",
          key.toString(),
          "-file",
          certificate.toString());
      run(
          "-importcert",
          "-noprompt",
          "-alias",
          alias,
          "-file",
          certificate.toString(),
          "-keystore",
          store.toString());
    }
    return store;
  }

  private static void run(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storepass", PASSWORD, "-storetype", "PKCS12"));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command + ": " + output);
      }
    } catch (IOException e) {
      throw new IllegalStateException("cannot run keytool", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
