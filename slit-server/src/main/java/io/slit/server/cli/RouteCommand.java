package io.slit.server.cli;

import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.PlanSelector;
import io.slit.core.plan.PublishedPlan;
import io.slit.core.routing.ActivePlan;
import io.slit.server.Workbench;
import io.slit.server.config.ClockChoice;
import io.slit.server.config.PlanningConfig;
import io.slit.server.config.ServerConfig;
import io.slit.server.http.Answer;
import io.slit.server.http.RouteService;
import io.slit.server.json.RouteJson;
import io.slit.server.planning.PlanBoard;
import io.slit.server.planning.PlannedFront;
import io.slit.server.planning.ServedScenario;
import io.slit.server.planning.StoppedClock;
import io.slit.server.reports.Exploration;
import io.slit.server.reports.Question;
import io.slit.server.telemetry.ServerMetrics;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plans one epoch and routes one request by the plan, explained. */
@Command(
    name = "route",
    mixinStandardHelpOptions = true,
    description =
        "Plans one epoch, with the conditions and the demand it really had, and says where a request goes and why.",
    footer = {
      "",
      "Examples:",
      "  slit route llama-3.1-70b --input-tokens 900 --max-output-tokens 200",
      "  slit route auto --origin GB --task chat --preference lowest:carbon",
      "  slit route chat --origin DE-LU --residency eu --json",
      "",
      "Exit codes: 0 routed, 1 failure, 2 bad usage or input, or no deployment may serve it."
    })
final class RouteCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private Asked asked = new Asked();

  /** The model, by place or by name. */
  static final class Asked {
    @Parameters(paramLabel = "MODEL", description = "a model or an alias")
    private String model = "";

    @Option(names = "--model", paramLabel = "MODEL", description = "the same, by name")
    private String named = "";

    String name() {
      return model.isEmpty() ? named : model;
    }
  }

  @Option(names = "--input-tokens", defaultValue = "500", description = "default: ${DEFAULT-VALUE}")
  private int inputTokens;

  @Option(
      names = "--max-output-tokens",
      defaultValue = "200",
      description = "default: ${DEFAULT-VALUE}")
  private int maxOutputTokens;

  @Option(names = "--request-id", description = "names the request; same id, same target")
  private @Nullable String requestId;

  @Option(names = "--origin", description = "where it comes from (default: the scenario's)")
  private @Nullable String origin;

  @Option(names = "--task", description = "what its quality is measured by")
  private @Nullable String task;

  @Option(names = "--session", description = "requests of a session go to one target")
  private @Nullable String session;

  @Option(
      names = "--residency",
      paramLabel = "REGION",
      split = ",",
      description = "regions that may process it")
  private List<String> residency = new ArrayList<>();

  @Option(
      names = "--at",
      paramLabel = "TIME",
      converter = InstantConverter.class,
      description = "plan the epoch that holds this instant (default: replay_start)")
  private @Nullable Instant at;

  @Option(names = "--json", description = "print the answer of POST /v1/route")
  private boolean json;

  @Override
  public Integer call() {
    CommandSpec own = CommandLines.present(spec);
    PrintWriter err = own.commandLine().getErr();
    ServerConfig config = ConfigFlags.resolve(own.commandLine().getParseResult()).config();
    Workbench bench = Workbench.open(config, line -> Progress.tell(err, line));
    Answer answer = service(bench, config).route(RouteJson.request(body()));
    PrintWriter out = answer.status() == 200 ? own.commandLine().getOut() : err;
    String text = new String(answer.body(), StandardCharsets.UTF_8);
    out.println(json || answer.status() != 200 ? text : RouteJson.table(text));
    out.flush();
    return answer.status() == 200 ? ExitCode.OK : ExitCode.BAD_INPUT;
  }

  private RouteService service(Workbench bench, ServerConfig config) {
    Instant instant = at != null ? at : startOf(config);
    bench.world().scenario().time().requireContains("time", instant);
    StoppedClock clock = new StoppedClock(instant);
    ServedScenario served = bench.served();
    PlanningConfig wanted = config.planning();
    Exploration front =
        bench.explorer().explore(Question.of(instant, wanted.budget(), wanted.seed()));
    EvaluatedPlan chosen = PlanSelector.select(front.plans(), wanted.preference());
    PublishedPlan plan = PlannedFront.published(front.problem(), chosen, instant);
    PlanBoard board = new PlanBoard(clock);
    ActivePlan active = served.compiler().compile(plan);
    board.publish(active);
    return new RouteService(board, served, new ServerMetrics());
  }

  private static Instant startOf(ServerConfig config) {
    return config.clock() instanceof ClockChoice.Replay replay ? replay.start() : Instant.now();
  }

  private Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("model", asked.name());
    body.put("input_tokens", inputTokens);
    body.put("max_output_tokens", maxOutputTokens);
    body.put("explain", true);
    putIfGiven(body, "request_id", requestId);
    putIfGiven(body, "origin", origin);
    putIfGiven(body, "task", task);
    putIfGiven(body, "session_id", session);
    if (!residency.isEmpty()) {
      body.put("constraints", Map.of("residency", residency));
    }
    return body;
  }

  private static void putIfGiven(Map<String, Object> body, String key, @Nullable String value) {
    if (value != null) {
      body.put(key, value);
    }
  }
}
