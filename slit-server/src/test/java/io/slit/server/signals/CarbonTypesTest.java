package io.slit.server.signals;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.units.CarbonIntensity;
import java.net.URI;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Average and marginal intensities cannot meet: the compiler refuses it. */
class CarbonTypesTest {
  private static boolean compiles(String body) {
    String source =
        """
        import io.slit.server.signals.*;
        import java.util.List;
        abstract class Mixed {
          abstract SourceFeed<AverageCarbon> average();
          abstract SourceFeed<MarginalCarbon> marginal();
          abstract KindBoard.Keeping keeping();
          Object made() { return %s; }
        }
        """
            .formatted(body);
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///Mixed.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreErrors) {
            return source;
          }
        };
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of("-proc:none", "-d", "target", "-cp", System.getProperty("java.class.path"));
    return compiler.getTask(null, null, any -> {}, options, null, List.of(file)).call();
  }

  @Test
  void aBoardOfOneMethodTakesNoSourceOfTheOther() {
    String board = "new KindBoard<>(SignalKind.AVERAGE_CARBON, List.of(%s), keeping())";
    assertTrue(compiles(board.formatted("average()")));
    assertFalse(compiles(board.formatted("marginal()")));
    assertFalse(compiles(board.formatted("average(), marginal()")));
    assertFalse(
        compiles("new KindBoard<>(SignalKind.MARGINAL_CARBON, List.of(average()), keeping())"));
  }

  @Test
  void aValueOfOneMethodCannotBeCalledTheOther() {
    CarbonIntensity average = CarbonIntensity.averageLifecycle(1);
    assertThrows(IllegalArgumentException.class, () -> new MarginalCarbon(average));
  }
}
