package io.slit.server.signals.vendor;

import java.io.ByteArrayInputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Prices of a Publication_MarketDocument; an Acknowledgement_MarketDocument holds none.
 *
 * <p>Position p of a period starts (p - 1) resolutions after its start. With curve type A03 a point
 * that equals the one before is left out, so the last one holds on; with another curve type a
 * missing point is missing. Series of another contract than day-ahead (A01), currency than EUR or
 * unit than MWh are not read. Document types and entities are off.
 */
record PriceDocument(List<Point> points) {
  private static final int MOST_POINTS = 10_000;

  /** A price, and when it begins to hold. */
  record Point(Instant start, double eurPerMwh) {}

  PriceDocument {
    points = List.copyOf(points);
  }

  /** Returns the prices, or nothing if it is not well-formed. */
  static Optional<PriceDocument> parse(byte[] xml) {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader in = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
      return new Reader().read(in);
    } catch (XMLStreamException | DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Collects points while elements go by. */
  private static final class Reader {
    private final List<Point> points = new ArrayList<>();
    private boolean usable = true;
    private boolean repeats;
    private Optional<Instant> start = Optional.empty();
    private Optional<Instant> end = Optional.empty();
    private Optional<Duration> step = Optional.empty();
    private final Map<Integer, Double> prices = new TreeMap<>();
    private int position;

    Optional<PriceDocument> read(XMLStreamReader in) throws XMLStreamException {
      boolean known = false;
      while (in.hasNext()) {
        int event = in.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          known |= in.getLocalName().endsWith("_MarketDocument");
          open(in);
        } else if (event == XMLStreamConstants.END_ELEMENT && in.getLocalName().equals("Period")) {
          endPeriod();
        }
      }
      return known ? Optional.of(new PriceDocument(points)) : Optional.empty();
    }

    private void open(XMLStreamReader in) throws XMLStreamException {
      switch (in.getLocalName()) {
        case "TimeSeries" -> {
          usable = true;
          repeats = false;
        }
        case "contract_MarketAgreement.type" -> usable &= in.getElementText().equals("A01");
        case "currency_Unit.name" -> usable &= in.getElementText().equals("EUR");
        case "price_Measure_Unit.name" -> usable &= in.getElementText().equals("MWH");
        case "curveType" -> repeats = in.getElementText().equals("A03");
        case "Period" -> beginPeriod();
        case "start" -> start = Answers.time(in.getElementText());
        case "end" -> end = Answers.time(in.getElementText());
        case "resolution" -> step = Optional.of(Duration.parse(in.getElementText()));
        case "position" -> position = Integer.parseInt(in.getElementText());
        case "price.amount" -> prices.put(position, Double.valueOf(in.getElementText()));
        default -> {
          // not needed
        }
      }
    }

    private void beginPeriod() {
      start = Optional.empty();
      end = Optional.empty();
      step = Optional.empty();
      prices.clear();
    }

    private void endPeriod() {
      if (!usable || start.isEmpty() || end.isEmpty() || step.isEmpty() || step.get().isZero()) {
        return;
      }
      long length = Duration.between(start.get(), end.get()).dividedBy(step.get());
      Double last = null;
      for (int i = 1; i <= length && points.size() < MOST_POINTS; i++) {
        Double own = prices.get(i);
        last = own == null && repeats ? last : own;
        if (last != null && Double.isFinite(last)) {
          Instant at = start.get().plus(step.get().multipliedBy(i - 1L));
          points.add(new Point(at, last));
        }
      }
    }
  }
}
