package io.slit.server.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slit.server.cli.CommandLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The page that {@code slit explore} wrote, open in a real browser, and its JSON. */
abstract class ExploredPage {
  static final Path SHOTS = Path.of("target", "screenshots");

  @TempDir static Path directory;
  static JsonNode front;
  static HeadlessChromium browser;

  /** Explores the worldwide scenario as asked, and starts the browser. */
  static void explore(String... asked) throws Exception {
    browser = HeadlessChromium.start();
    List<String> arguments = new ArrayList<>(List.of("explore"));
    arguments.addAll(List.of(asked));
    arguments.add("--seed=42");
    arguments.add("--scenario=" + Path.of("..", "datasets", "worldwide-14", "scenario.yaml"));
    arguments.add("--state-dir=" + directory.resolve("state"));
    arguments.add("--out=" + directory);
    int code =
        CommandLines.execute(
            config -> {
              throw new IllegalStateException("explore starts no server");
            },
            arguments.toArray(String[]::new));
    assertEquals(0, code);
    front = new ObjectMapper().readTree(directory.resolve("front.json").toFile());
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() {
    browser.prefer("light");
    browser.resize(1280, 800);
    browser.open(directory.resolve("front.html"));
  }

  @AfterEach
  void theConsoleStaysEmpty() {
    assertEquals(List.of(), browser.console());
  }

  static void shootElement(String selector, String name) {
    browser
        .driver()
        .executeScript("document.querySelector(arguments[0]).scrollIntoView()", selector);
    browser.settle();
    browser.shoot(SHOTS.resolve(name + ".png"));
  }

  static void choosePick(String name) {
    List<String> names = new ArrayList<>();
    front.path("selected").fieldNames().forEachRemaining(names::add);
    all("#picks button").get(names.indexOf(name)).click();
    browser.settle();
  }

  static double brightness(String property) {
    String colour = one("body").getCssValue(property); // rgb(1, 2, 3) or rgba(1, 2, 3, 1)
    String[] parts = colour.substring(colour.indexOf('(') + 1, colour.length() - 1).split(", *");
    return List.of(parts).subList(0, 3).stream().mapToInt(Integer::parseInt).average().orElseThrow();
  }

  static List<JsonNode> plans() {
    return StreamSupport.stream(front.path("plans").spliterator(), false).toList();
  }

  static List<String> ids(Comparator<JsonNode> order) {
    return plans().stream().sorted(order).map(p -> p.path("id").textValue()).toList();
  }

  static double value(JsonNode plan, String objective) {
    return plan.path("objectives").path(objective).doubleValue();
  }

  static long count(String objective, DoublePredicate kept) {
    return plans().stream().filter(p -> kept.test(value(p, objective))).count();
  }

  static double median(String objective) {
    ToDoubleFunction<JsonNode> value = p -> value(p, objective);
    return plans().stream().mapToDouble(value).sorted().skip(plans().size() / 2).findFirst().orElseThrow();
  }

  static String pick(String name) {
    return front.path("selected").path(name).textValue();
  }

  static JsonNode named(String list, String key, String name) {
    Map<String, JsonNode> byName =
        StreamSupport.stream(front.path(list).spliterator(), false)
            .collect(Collectors.toMap(one -> one.path(key).textValue(), one -> one));
    return byName.get(name);
  }

  static void assertRemaining(long expected) {
    assertEquals(expected + " of " + plans().size() + " plans remain", text("#count"));
    assertEquals(expected, shownRows().size(), "rows of the table");
  }

  static void type(String selector, double value) {
    one(selector).sendKeys(Double.toString(value));
    browser.settle();
  }

  static void click(String selector) {
    one(selector).click();
    browser.settle();
  }

  static WebElement one(String selector) {
    return browser.driver().findElement(By.cssSelector(selector));
  }

  static List<WebElement> all(String selector) {
    return browser.driver().findElements(By.cssSelector(selector));
  }

  static String text(String selector) {
    return one(selector).getText();
  }

  static List<String> texts(WebElement parent, String selector) {
    return parent.findElements(By.cssSelector(selector)).stream().map(WebElement::getText).toList();
  }

  /** The plans of the table from top to bottom, without the hidden ones. */
  static List<String> shownRows() {
    Object ids =
        browser
            .driver()
            .executeScript(
                "return [...document.querySelectorAll('#plan-table tbody tr:not([hidden]) th')].map(th => th.textContent)");
    return ((List<?>) ids).stream().map(String::valueOf).toList();
  }

  static long pixels(String script) {
    return ((Number) browser.driver().executeScript(script)).longValue();
  }

  /** Reads a number as the page writes it: 12,375 or −0.4 with a true minus. */
  static double number(String text) {
    return Double.parseDouble(text.replace(",", "").replace('−', '-'));
  }
}
