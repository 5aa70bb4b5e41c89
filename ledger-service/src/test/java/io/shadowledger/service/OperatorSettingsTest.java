package io.shadowledger.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PlaceholdersResolver;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What the operator writes into a ledger's ConfigMap, by its golden file, is what the service's properties take. */
class OperatorSettingsTest {

    private static final Path GOLDEN = Path.of(
            System.getProperty("shadowledger.root", ".."), "ledger-operator/src/test/resources/golden/split/out.yaml");

    private static final Pattern SETTING = Pattern.compile("(?m)^  (SHADOWLEDGER_[A-Z0-9_]+): \"(.*)\"$");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            source.SourceProperties         | name=core-eod, kind=FOLDER, folder=Folder[path=/reports/core-eod/in
            source.SourceProperties         | format=csv, profile=core-eod, zone=Europe/Prague, basis=BOOKED, complete=true, asOfPattern=eod-{yyyyMMdd}.csv
            source.SourceProperties         | name=statements, kind=S3
            source.SourceProperties         | S3[bucket=bank-reports, prefix=camt/, region=eu-central-1, endpoint=https://s3.bank.example.com]
            source.SourceProperties         | name=intraday, kind=KAFKA
            source.SourceProperties         | Kafka[topic=cbs.reports]
            correction.CorrectionProperties | expireAfter=PT120H, zone=Europe/Prague
            correction.CorrectionProperties | Limit[role=AUDITOR, currency=CZK, propose=100000.00, approve=null]
            correction.CorrectionProperties | Limit[role=ADMIN, currency=CZK, propose=1000000.00, approve=1000000.00]
            correction.CorrectionProperties | Auto[currency=CZK, upTo=1.00, dailyCap=500.00, verdicts=[ROUNDING]]
            correction.CorrectionProperties | Auto[currency=EUR, upTo=0.05, dailyCap=20.00, verdicts=[DUPLICATE, ROUNDING]]
            drift.SeverityProperties        | Amounts[currency=CZK, medium=1000.00, high=100000.00, critical=1000000.00]
            drift.SeverityProperties        | Amounts[currency=EUR, medium=50, high=5000, critical=50000]
            drift.SeverityProperties        | mediumAfter=PT72H, highAfter=PT192H, criticalAfter=PT744H
            """)
    void everySettingThatTheOperatorRendersIsTaken(String properties, String part) throws Exception {
        // When: an element that no property takes would fail
        var bound = bind(properties, new NoUnboundElementsBindHandler());

        // Then
        assertThat(bound.toString()).contains(part);
    }

    /** Its prefix is also that of the severity, so that not every element is its own. */
    @ParameterizedTest
    @CsvSource("drift.DriftProperties, reopenWithin=PT1440H")
    void theSettingsOfDriftAreTaken(String properties, String part) throws Exception {
        assertThat(bind(properties, BindHandler.DEFAULT).toString()).contains(part);
    }

    private static Object bind(String properties, BindHandler handler) throws IOException, ClassNotFoundException {
        var type = Class.forName("io.shadowledger.service." + properties);
        var sources = new MutablePropertySources();
        sources.addFirst(new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, rendered()));
        return new Binder(ConfigurationPropertySources.from(sources), PlaceholdersResolver.NONE)
                .bind(type.getAnnotation(ConfigurationProperties.class).value(), Bindable.of(type), handler)
                .get();
    }

    private static Map<String, Object> rendered() throws IOException {
        var settings = new TreeMap<String, Object>();
        SETTING.matcher(Files.readString(GOLDEN))
                .results()
                .forEach(found -> settings.put(found.group(1), found.group(2)));
        return settings;
    }
}
