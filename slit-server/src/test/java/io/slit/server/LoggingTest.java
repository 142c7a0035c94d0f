package io.slit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The configuration of logging that is shipped, not that of the tests. */
class LoggingTest {
  private static LoggerContext shipped() throws Exception {
    LoggerContext context = new LoggerContext();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(LoggingTest.class.getResource("/logback.xml"));
    return context;
  }

  @Test
  void logsGoToStandardErrorOnly() throws Exception {
    List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
    for (Logger logger : shipped().getLoggerList()) {
      logger.iteratorForAppenders().forEachRemaining(appenders::add);
    }
    assertFalse(appenders.isEmpty());
    for (Appender<ILoggingEvent> appender : appenders) {
      assertEquals("System.err", ((ConsoleAppender<ILoggingEvent>) appender).getTarget());
    }
  }
}
