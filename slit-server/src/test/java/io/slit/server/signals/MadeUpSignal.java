package io.slit.server.signals;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.ortools.linearsolver.MPSolver;
import io.javalin.http.Context;
import io.micrometer.core.instrument.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.slit.core.search.PlanSearch;
import io.slit.server.storage.OutcomeStore;
import java.sql.Connection;
import javax.xml.stream.XMLInputFactory;
import org.eclipse.jetty.server.Server;
import org.moeaframework.core.population.Population;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.uma.jmetal.solution.Solution;
import picocli.CommandLine;
import smile.data.DataFrame;

/** Breaks every rule on purpose: shows that {@code ArrowsTest} finds it. */
public interface MadeUpSignal {
  /** Knows Jackson and Javalin. */
  void answer(Context context, JsonNode json);

  /** Knows the command line, Jetty, Micrometer and Prometheus. */
  void start(CommandLine line, Server server, Counter counter, Histogram histogram);

  /** Knows XML. */
  void parse(XMLInputFactory xml);

  /** Knows JDBC and the store. */
  void keep(Connection connection, OutcomeStore store);

  /** Knows search, jMetal, the MOEA Framework and Smile. */
  void plan(PlanSearch search, Solution<Double> solution, Population population, DataFrame table);

  /** Knows two solvers of linear programs. */
  void solve(MPSolver glop, ExpressionsBasedModel ojalgo);
}
