package io.slit.server.datasets;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.slit.server.datasets.format.Manifest;
import io.slit.server.datasets.format.Sha256;
import io.slit.server.datasets.importing.DatasetImporter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A small imported dataset whose files a test can damage. */
public final class DatasetFixture {

  private final Path directory;

  private DatasetFixture(Path directory) {
    this.directory = directory;
  }

  /** Imports the tiny source into a directory of its own. */
  public static DatasetFixture create(Path temporary) {
    Path source = TinySource.write(temporary.resolve("source"));
    Path target = temporary.resolve("target");
    new DatasetImporter(line -> {}).importAll(source, target);
    return new DatasetFixture(target.resolve(DatasetImporter.DATASET));
  }

  public Path directory() {
    return directory;
  }

  public Dataset open() {
    return Dataset.open(directory);
  }

  /** Replaces a text in a table and its hash in the manifest. */
  public void replace(String file, String from, String to) {
    edit(file, text -> replaceOnce(text, from, to));
  }

  /** Changes the text of a table and its hash in the manifest. */
  public void edit(String file, UnaryOperator<String> change) {
    byte[] old = bytes(file);
    boolean zipped = file.endsWith(".gz");
    byte[] changed = change.apply(new String(zipped ? unzip(old) : old, UTF_8)).getBytes(UTF_8);
    rewrite(file, zipped ? zip(changed) : changed);
  }

  /** Replaces the stored bytes of a table and its hash in the manifest. */
  public void rewrite(String file, byte[] stored) {
    String oldHash = Sha256.of(bytes(file));
    put(file, stored);
    replaceInManifest(oldHash, Sha256.of(stored));
  }

  /** Replaces a text in the manifest. */
  public void replaceInManifest(String from, String to) {
    String manifest = new String(bytes(Manifest.FILE), UTF_8);
    put(Manifest.FILE, replaceOnce(manifest, from, to).getBytes(UTF_8));
  }

  public byte[] bytes(String file) {
    try {
      return Files.readAllBytes(directory.resolve(file));
    } catch (IOException cause) {
      throw new IllegalStateException(cause);
    }
  }

  /** Writes a file and leaves its hash in the manifest as it was. */
  public void put(String file, byte[] bytes) {
    try {
      Files.write(directory.resolve(file), bytes);
    } catch (IOException cause) {
      throw new IllegalStateException(cause);
    }
  }

  static String replaceOnce(String text, String from, String to) {
    int at = text.indexOf(from);
    if (at < 0) {
      throw new IllegalStateException("The text must contain: " + from);
    }
    return text.substring(0, at) + to + text.substring(at + from.length());
  }

  private static byte[] unzip(byte[] bytes) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    } catch (IOException cause) {
      throw new IllegalStateException(cause);
    }
  }

  private static byte[] zip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException cause) {
      throw new IllegalStateException(cause);
    }
    return out.toByteArray();
  }
}
