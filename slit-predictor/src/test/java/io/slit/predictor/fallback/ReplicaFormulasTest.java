package io.slit.predictor.fallback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slit.core.spi.ServingQuery;
import io.slit.predictor.evaluation.RandomQueries;
import io.slit.predictor.fallback.ReplicaFormulas.Request;
import io.slit.predictor.measurement.ServingConfiguration;
import io.slit.predictor.measurement.TokenMix;
import org.junit.jupiter.api.Test;

class ReplicaFormulasTest {
  private static final double EXACT = 1e-12;

  @Test
  void equalsTheFormulasOnTheGrid() {
    RandomQueries queries = new RandomQueries(12);
    for (int i = 0; i < 300; i++) {
      ServingQuery query = queries.next();
      ServingConfiguration configuration = ServingConfiguration.of(query);
      TokenMix tokens = new TokenMix(query.inputTokens(), query.outputTokens());
      ReplicaFormulas formulas = new ReplicaFormulas(configuration, 4096);
      Request request = formulas.request(tokens);
      assertEquals(
          1, request.prefillSeconds() / PrefillModel.seconds(configuration, tokens.input()), EXACT);
      for (int point = 0; point < formulas.points(); point++) {
        double load = LogGrid.point(point);
        double tpot = formulas.tpotSeconds(point, request);
        assertEquals(1, tpot / DecodeModel.tpotSeconds(configuration, tokens, load), EXACT);
        double own = formulas.ownSeconds(point, request, request.prefillSeconds(), tpot);
        double joules = own * formulas.watts(point, request, own);
        assertEquals(1, joules / EnergyModel.joules(configuration, tokens, load), EXACT);
      }
    }
  }
}
