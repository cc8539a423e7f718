import java.io.FileInputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Judges PDF files by veraPDF's profiles: VeraCheck ua1,3a a.pdf b.pdf; exit 1 when one does not conform. */
public class VeraCheck {
  public static void main(String[] args) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    boolean sound = true;
    for (int at = 1; at < args.length; at++) {
      for (String name : args[0].split(",")) {
        sound &= judge(args[at], name);
      }
    }
    System.exit(sound ? 0 : 1);
  }

  private static boolean judge(String file, String name) throws Exception {
    var factory = Foundries.defaultInstance();
    var flavour = PDFAFlavour.byFlavourId(name);
    try (var parser = factory.createParser(new FileInputStream(file), flavour);
        var validator = factory.createValidator(flavour, false)) {
      var result = validator.validate(parser);
      System.out.println((result.isCompliant() ? "ok    " : "FAIL  ") + name + " " + file);
      for (TestAssertion found : result.getTestAssertions()) {
        if (found.getStatus() == TestAssertion.Status.FAILED) {
          var rule = found.getRuleId();
          System.out.println("      " + rule.getClause() + "-" + rule.getTestNumber() + " " + found.getMessage());
        }
      }
      return result.isCompliant();
    }
  }
}
