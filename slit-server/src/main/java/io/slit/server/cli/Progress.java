package io.slit.server.cli;

import java.io.PrintWriter;

/** Tells people what goes on, on standard error. */
final class Progress {
  private Progress() {}

  static void tell(PrintWriter err, String line) {
    err.println(line);
    err.flush();
  }
}
