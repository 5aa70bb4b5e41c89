package io.shadowledger.formats;

import org.junit.jupiter.api.Test;

class SampleFilesTest {
    @Test
    void show() {
        for (var n : new String[] {
            "camt053/business_sample_camt.053.001.04.xml",
            "camt053/camt.053.001.07.xml",
            "mt940/betterplace-sepa_mt9401.sta",
            "mt940/jejik-abnamro.sta",
            "mt940/jejik-ing.sta",
            "mt940/jejik-rabobank-iban.sta",
            "mt940/jejik-sns.sta",
            "mt940/mBank-mt940.sta",
            "bai2/sample1.txt",
            "bai2/sample2.txt",
            "mt940/betterplace-sepa_snippet_broken.sta"
        }) {
            System.out.println("##### " + n);
            try {
                Parts.of(SampleFiles.read(n)).all().stream().limit(14).forEach(System.out::println);
                Parts.of(SampleFiles.read(n)).findings().forEach(System.out::println);
            } catch (RuntimeException e) {
                System.out.println(e);
            }
        }
    }
}
