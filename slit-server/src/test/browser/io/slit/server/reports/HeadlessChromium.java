package io.slit.server.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Debian's Chromium without a window; it never asks the network for anything. */
final class HeadlessChromium implements AutoCloseable {
  private static final Path BROWSER =
      Path.of(System.getProperty("slit.chromium", "/usr/bin/chromium"));
  private static final Path DRIVER =
      Path.of(System.getProperty("slit.chromedriver", "/usr/bin/chromedriver"));

  /** Pixels of a screenshot per CSS pixel: small type stays legible in the pictures of the README. */
  private static final double SCALE = 1.5;

  /** Selenium warns that it lacks bindings for the newest browser; commands by name need none. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private final ChromeDriver driver;

  private HeadlessChromium(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts a browser; an asked-for test that cannot run is a failure, not a skip. */
  static HeadlessChromium start() {
    for (Path needed : List.of(BROWSER, DRIVER)) {
      if (!Files.isExecutable(needed)) {
        throw new AssertionError(
            "The profile browser needs %s and %s, and %s is no executable. Install them (Debian: apt-get install chromium chromium-driver), name others by -Dslit.chromium=FILE -Dslit.chromedriver=FILE, or leave out -Pbrowser."
                .formatted(BROWSER, DRIVER, needed));
      }
    }
    SELENIUM.setLevel(Level.SEVERE);
    // A named driver keeps Selenium from looking for one on the network.
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
    return new HeadlessChromium(new ChromeDriver(service, options()));
  }

  private static ChromeOptions options() {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(BROWSER.toFile());
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars");
    return options;
  }

  ChromeDriver driver() {
    return driver;
  }

  /** Makes the viewport this large in CSS pixels; a window cannot get as narrow as a telephone. */
  void resize(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", SCALE, "mobile", width < 600));
  }

  /** Prefers a colour scheme: light or dark. */
  void prefer(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** Opens a page and waits until it is drawn. */
  void open(Path page) {
    open(page.toUri());
  }

  /** Opens a page and waits until it is drawn. */
  void open(URI page) {
    driver.get(page.toString());
    settle();
  }

  /** Waits until an expression of the page is true; one that never is fails by the script's timeout. */
  void until(String expression) {
    driver.executeAsyncScript(
        "const done = arguments[0]; const look = () => { if (" + expression + ") done(); else requestAnimationFrame(look); }; look();");
    settle();
  }

  /** Waits until what was changed is drawn: the page redraws in the next animation frame. */
  void settle() {
    driver.executeAsyncScript(
        "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()));");
  }

  /** Returns what the console got since the last call. */
  List<LogEntry> console() {
    return driver.manage().logs().get(LogType.BROWSER).getAll();
  }

  /** Writes what the viewport shows as a PNG file. */
  void shoot(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
