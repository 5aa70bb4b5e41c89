package io.shadowledger.formats.camt053;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code BkTxCd}: domain, family and sub-family as {@code PMNT/RCDT/ESCT}, else the bank's own code. */
final class CamtCode {

    private CamtCode() {}

    static @Nullable String read(Xml xml) {
        var domain = new ArrayList<String>();
        String proprietary = null;
        while (xml.child()) {
            switch (xml.name()) {
                case "Domn" -> codes(xml, domain);
                case "Prtry" -> proprietary = code(xml);
                default -> xml.skip();
            }
        }
        return domain.isEmpty() ? proprietary : String.join("/", domain);
    }

    private static void codes(Xml xml, List<String> codes) {
        while (xml.child()) {
            switch (xml.name()) {
                case "Cd", "SubFmlyCd" -> codes.add(xml.text());
                case "Fmly" -> codes(xml, codes);
                default -> xml.skip();
            }
        }
    }

    private static @Nullable String code(Xml xml) {
        String code = null;
        while (xml.child()) {
            if (xml.name().equals("Cd")) {
                code = xml.text();
            } else {
                xml.skip();
            }
        }
        return code;
    }
}
