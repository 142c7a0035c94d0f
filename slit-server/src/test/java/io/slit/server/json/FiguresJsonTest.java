package io.slit.server.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slit.core.fleet.SiteId;
import io.slit.predictor.forecast.evaluation.DemandErrors;
import io.slit.predictor.forecast.evaluation.ForecastErrors;
import io.slit.predictor.forecast.evaluation.Signal;
import io.slit.predictor.forecast.evaluation.SignalErrors;
import io.slit.server.bench.ForecastFigures;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresJsonTest {
  @Test
  void namesServingFlatAndForecastsByZoneAndSignal() throws Exception {
    ForecastErrors good = new ForecastErrors(100, 10, 20, 15, 0.8);
    ForecastErrors bad = new ForecastErrors(100, 30, 20, 15, 0.7);
    DemandErrors demand =
        new DemandErrors(
            0.03, 0.04, 0.07, 0.08, Map.of(), 0.75, new DemandErrors.Bounds(0.06, 0.02));
    ForecastFigures forecasts =
        new ForecastFigures(
            Map.of(new SiteId("GB"), Map.of(Signal.PRICE, new SignalErrors(good, bad))),
            demand,
            demand);
    JsonNode json =
        new ObjectMapper()
            .readTree(FiguresJson.write(Map.of("single_prediction_us", 2.5), forecasts));
    assertEquals(2.5, json.get("single_prediction_us").doubleValue());
    assertEquals(0.03, json.get("demand_wape").doubleValue());
    assertEquals(0.06, json.get("demand_class_wape_of_neighbours").doubleValue());
    assertEquals(0.02, json.get("demand_class_wape_of_counts").doubleValue());
    assertEquals(10, json.at("/forecast/GB/price/leads_1_to_24_h/mae").doubleValue());
    assertEquals(true, json.at("/forecast/GB/price/leads_1_to_24_h/better_than_both").asBoolean());
    assertEquals(false, json.at("/forecast/GB/price/lead_24_h/better_than_both").asBoolean());
    assertEquals(1, json.at("/forecast_zones_better_than_both/price/leads_1_to_24_h").asInt());
    assertEquals(0, json.at("/forecast_zones_better_than_both/price/lead_24_h").asInt());
  }
}
