package io.slit.server.http;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Makes ids for requests that bring none: a random word per process, then a count. */
final class RequestIds implements Supplier<String> {
  private final String process = HexFormat.of().toHexDigits(new SecureRandom().nextLong());
  private final AtomicLong count = new AtomicLong();

  @Override
  public String get() {
    return "slit-" + process + "-" + Long.toHexString(count.incrementAndGet());
  }
}
