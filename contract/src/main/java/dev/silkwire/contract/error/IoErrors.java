package dev.silkwire.contract.error;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/**
 * Reasons of I/O errors in words; the messages of {@code java.nio} often hold only the file name.
 */
public final class IoErrors {
  private IoErrors() {}

  /** Returns the reason, to append to a message that names the file. */
  public static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    String message = e.getMessage();
    return message == null ? e.toString() : message;
  }
}
