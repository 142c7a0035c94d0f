package io.slit.server.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One kept-alive HTTP/1.1 connection of the load client: reads no more of an answer than it must.
 */
final class Connection implements AutoCloseable {
  private static final byte[] OK = "HTTP/1.1 200".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final byte[] buffer = new byte[16 * 1024];

  Connection(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    this.socket = socket;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
  }

  void send(byte[] request) throws IOException {
    out.write(request);
  }

  /** Reads one answer. */
  void receive() throws IOException {
    int read = 0;
    int total = -1;
    while (total < 0 || read < total) {
      int more = in.read(buffer, read, buffer.length - read);
      if (more < 0) {
        throw new IOException("The server closed the connection.");
      }
      read += more;
      total = total < 0 ? total(read) : total;
    }
    if (!startsWith(OK, 0)) {
      throw new IOException(
          "The server answered: " + new String(buffer, 0, read, StandardCharsets.UTF_8));
    }
  }

  /** Returns the length of head and body, or -1 while the head is not complete. */
  private int total(int read) {
    int length = -1;
    for (int i = 0; i + END.length <= read; i++) {
      if (buffer[i] == '\r' && startsWith(END, i)) {
        return length < 0 ? -1 : i + END.length + length;
      }
      if (length < 0 && (buffer[i] | 0x20) == 'c' && startsWith(LENGTH, i)) {
        length = number(i + LENGTH.length);
      }
    }
    return -1;
  }

  private boolean startsWith(byte[] text, int at) {
    for (int i = 0; i < text.length; i++) {
      byte here = buffer[at + i];
      byte lower = here >= 'A' && here <= 'Z' && text[0] == 'c' ? (byte) (here | 0x20) : here;
      if (lower != text[i]) {
        return false;
      }
    }
    return true;
  }

  private int number(int from) {
    int value = 0;
    int i = from;
    while (buffer[i] == ' ') {
      i++;
    }
    for (; buffer[i] >= '0' && buffer[i] <= '9'; i++) {
      value = 10 * value + buffer[i] - '0';
    }
    return value;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
