package io.slit.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.routing.DeploymentMask;
import io.slit.server.SlitApplication;
import io.slit.server.TestServers;
import io.slit.server.TwoSites;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forward authentication over HTTP: what gateways send, what they get. */
@Timeout(60)
class ForwardAuthIT {
  private static final String PATH = "/integrations/forward-auth";

  @TempDir private Path stateDir;
  private SlitApplication app;

  @BeforeEach
  void start() throws Exception {
    app = TestServers.startReady(stateDir);
  }

  @AfterEach
  void stop() {
    app.close();
  }

  private HttpResponse<String> ask(String method, String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        TestServers.request(app.port(), path).method(method, BodyPublishers.noBody());
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return TestServers.send(request);
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private String decisions() throws Exception {
    return TestServers.get(app.port(), "/v1/decisions").body();
  }

  @Test
  void namesTheTargetInHeaders() throws Exception {
    HttpResponse<String> answer =
        ask("POST", PATH + "/v1/chat/completions", "x-slit-residency", "us");
    assertEquals(200, answer.statusCode(), answer.body());
    assertEquals("", answer.body());
    assertEquals(TwoSites.US, header(answer, "x-slit-target"));
    assertEquals("us-ca-h100-llama-3-1-8b", header(answer, "x-slit-cluster"));
    assertEquals("US-CA.example:80", header(answer, "x-slit-upstream"));
    assertEquals("http", header(answer, "x-slit-scheme"));
    assertEquals("http://US-CA.example/v1", header(answer, "x-slit-endpoint"));
    assertEquals("us", header(answer, "x-slit-region"));
    assertEquals("llama-3.1-8b", header(answer, "x-slit-target-model"));
    assertEquals("plan", header(answer, "x-slit-mode"));
    assertEquals("plan-2023-07-10T12:00:00Z", header(answer, "x-slit-plan-id"));
    String id = header(answer, "x-slit-decision-id");
    HttpResponse<String> known = TestServers.get(app.port(), "/v1/decisions/" + id);
    assertEquals(200, known.statusCode(), known.body());
    assertTrue(known.body().contains(TwoSites.US), known.body());
  }

  @Test
  void decidesAsTheRouteDoes() throws Exception {
    for (int i = 0; i < 40; i++) {
      HttpResponse<String> answer = ask("POST", PATH, "x-slit-request-id", "same-" + i);
      String body = "{\"model\":\"llama-3.1-8b\",\"request_id\":\"same-%d\"}".formatted(i);
      String routed = TestServers.post(app.port(), "/v1/route", body).body();
      assertTrue(routed.contains(header(answer, "x-slit-decision-id")), routed);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"})
  void otherMethodsOfTheClientBookNothing(String method) throws Exception {
    HttpResponse<String> answer = ask(method, PATH + "/v1/models");
    assertEquals(200, answer.statusCode(), answer.body());
    assertFalse(header(answer, "x-slit-target").isEmpty());
    assertEquals("", header(answer, "x-slit-decision-id"));
    assertEquals("{\"decisions\":[]}", decisions().replace(" ", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "x-original-method,x-original-uri",
    "X-Original-Method,X-Original-URL",
    "X-Forwarded-Method,X-Forwarded-Uri"
  })
  void takesTheClientsMethodFromWhereTheGatewayPutsIt(String method, String uri) throws Exception {
    HttpResponse<String> answer = ask("GET", PATH, method, "POST", uri, "/v1/chat/completions");
    assertEquals(48, header(answer, "x-slit-decision-id").length());
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/chat/completions?model=gpt-x, gpt-x",
    "/openai/deployments/gpt%2Dx/chat/completions?api-version=1, gpt-x",
    "/v1/chat/completions?a=b&model=a%20b, a b"
  })
  void takesTheModelFromTheClientsAddress(String uri, String model) throws Exception {
    HttpResponse<String> forwarded = ask("POST", PATH, "x-original-uri", uri);
    assertEquals(404, forwarded.statusCode());
    assertTrue(forwarded.body().contains("(" + model + ")"), forwarded.body());
    HttpResponse<String> repeated = ask("POST", PATH + uri);
    assertEquals(404, repeated.statusCode());
    HttpResponse<String> named =
        ask("POST", PATH, "x-original-uri", uri, "x-slit-model", "llama-3.1-8b");
    assertEquals(200, named.statusCode(), "the header wins: " + named.body());
  }

  @Test
  void residencyThatNobodyKeepsIsForbidden() throws Exception {
    HttpResponse<String> answer = ask("POST", PATH, "x-slit-residency", "mars");
    assertEquals(403, answer.statusCode());
    assertEquals("application/problem+json", header(answer, "Content-Type"));
    assertTrue(answer.body().contains("\"reason\":\"residency\""), answer.body());
    assertEquals("", header(answer, "x-slit-target"));
  }

  @Test
  void fullDeploymentsAre429WithATimeToComeBack() throws Exception {
    app.fleet().showOpen(DeploymentMask.of(2, k -> false));
    HttpResponse<String> answer = ask("POST", PATH);
    assertEquals(429, answer.statusCode(), answer.body());
    assertEquals("1000", header(answer, "retry-after-ms"));
    assertTrue(answer.body().contains("urn:slit:problem:no-room"), answer.body());
  }

  @ParameterizedTest
  @CsvSource({
    "x-slit-residency, ','",
    "x-slit-residnecy, eu",
    "x-slit-min-quality, high",
    "x-slit-input-tokens, 1.5",
    "x-slit-max-output-tokens, -1",
    "x-slit-slo-class, fast",
    "x-slit-deadline, tomorrow",
    "x-slit-policy, cheapest",
    "x-slo-ttft-ms, NaN",
    "x-slit-dry-run, maybe",
    "x-slit-origin, mars"
  })
  void aWishThatIsNotUnderstoodIsRefused(String name, String value) throws Exception {
    HttpResponse<String> answer = ask("POST", PATH, name, value);
    assertEquals(400, answer.statusCode(), answer.body());
    assertEquals("application/problem+json", header(answer, "Content-Type"));
  }

  @Test
  void aClientCannotNameItsTargetByWhatSlitAnswersWith() throws Exception {
    HttpResponse<String> answer =
        ask(
            "POST",
            PATH,
            "x-slit-target",
            "evil",
            "x-slit-cluster",
            "evil",
            "x-slit-upstream",
            "evil:1",
            "x-slit-ignore",
            TwoSites.EU);
    assertEquals(200, answer.statusCode(), answer.body());
    assertEquals(TwoSites.US, header(answer, "x-slit-target"));
    assertEquals("US-CA.example:80", header(answer, "x-slit-upstream"));
  }

  @Test
  void aResidencyInTwoLinesIsOneList() throws Exception {
    HttpResponse<String> answer =
        ask("POST", PATH, "x-slit-residency", "mars", "x-slit-residency", "us");
    assertEquals(TwoSites.US, header(answer, "x-slit-target"));
  }

  @Test
  void standsOnTheDataPortOnly() throws Exception {
    assertEquals(404, TestServers.get(app.managementPort(), PATH).statusCode());
  }
}
