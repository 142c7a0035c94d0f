package io.slit.server.reports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slit.server.SlitApplication;
import io.slit.server.TestServers;
import io.slit.server.Worldwide;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The dashboard of a real server in a real browser. */
final class DashboardPage implements AutoCloseable {
  private static final Path SHOTS = Path.of("target", "screenshots");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int WIDE = 1440;
  private static final int HIGH = 1000;

  private final SlitApplication app;
  private final HeadlessChromium browser;

  private DashboardPage(SlitApplication app, HeadlessChromium browser) {
    this.app = app;
    this.browser = browser;
  }

  /** The second epoch begins soon and lasts as long as a test: its front is searched in full. */
  static DashboardPage start(Path stateDir) throws Exception {
    SlitApplication app =
        Worldwide.startReady(
            stateDir, Map.of("replay_speed", "1", "replay_start", "2023-07-10T11:59:45Z"));
    HeadlessChromium browser = HeadlessChromium.start();
    browser.driver().manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
    DashboardPage page = new DashboardPage(app, browser);
    page.open();
    browser.until("document.querySelector('#facts')?.textContent.includes('12:00 to 12:15')");
    browser.until("document.querySelectorAll('#front-plot .mark-plan').length > 20");
    return page;
  }

  /** Routes requests and reports outcomes; the energy of every fourth is metered. */
  void serve(int requests) throws Exception {
    String[] models = {"llama-3.1-8b", "llama-3.1-70b", "auto"};
    for (int i = 0; i < requests; i++) {
      String asked = "{\"model\":\"%s\"}".formatted(models[i % models.length]);
      String answer = TestServers.post(app.port(), "/v1/route", asked).body();
      TestServers.post(
          app.port(),
          "/v1/outcomes",
          "{\"decision_id\":\"%s\",\"ttft_ms\":180,\"tpot_ms\":21,\"input_tokens\":500,\"output_tokens\":187%s}"
              .formatted(
                  JSON.readTree(answer).path("decision_id").asText(),
                  i % 4 == 0 ? ",\"energy_wh\":0.4" : ""));
    }
  }

  /** Opens the page anew, wide and light, and waits until all is drawn. */
  void open() {
    browser.prefer("light");
    browser.resize(WIDE, HIGH);
    show();
  }

  /** Opens the page anew as the browser is. */
  void show() {
    browser.open(address(app));
    browser.until("document.querySelectorAll('#front-plot .mark-plan').length > 1");
    browser.until("document.querySelector('#map-plot .land').hasAttribute('d')");
  }

  static URI address(SlitApplication of) {
    return URI.create("http://127.0.0.1:" + of.managementPort() + "/");
  }

  HeadlessChromium browser() {
    return browser;
  }

  /** Returns the origins that the page asked for anything. */
  Object asked() {
    return script(
        "return [...new Set(performance.getEntriesByType('resource').map(one => new URL(one.name).origin))].join()");
  }

  String origin() {
    return "http://127.0.0.1:" + app.managementPort();
  }

  JsonNode get(String path) throws Exception {
    return JSON.readTree(TestServers.get(app.managementPort(), path).body());
  }

  String inForce() throws Exception {
    return get("/v1/status").at("/plan/id").asText();
  }

  /** Picks a plan by the name on its button, and waits until its differences are told. */
  void pick(String name) {
    browser
        .driver()
        .findElement(By.xpath("//div[@id='picks']//button[starts-with(., '" + name + "')]"))
        .click();
    browser.until("document.querySelector('#picked-body .words')");
  }

  void select(String selector, String value) {
    script(
        "const one = document.querySelector(arguments[0]); one.value = arguments[1]; one.dispatchEvent(new Event('change'))",
        selector,
        value);
    browser.settle();
  }

  void shoot(String name) {
    browser.shoot(SHOTS.resolve(name + ".png"));
  }

  /** Takes a picture of all of the page. */
  void shootWhole(String name) {
    long height = (Long) script("return document.documentElement.scrollHeight");
    long width = (Long) script("return innerWidth");
    browser.resize((int) width, (int) height);
    script("scrollTo(0, 0)");
    browser.settle();
    shoot(name);
  }

  Object script(String text, Object... arguments) {
    return browser.driver().executeScript(text, arguments);
  }

  WebElement one(String selector) {
    return browser.driver().findElement(By.cssSelector(selector));
  }

  List<WebElement> all(String selector) {
    return browser.driver().findElements(By.cssSelector(selector));
  }

  String text(String selector) {
    return one(selector).getText();
  }

  @Override
  public void close() {
    browser.close();
    app.close();
  }
}
