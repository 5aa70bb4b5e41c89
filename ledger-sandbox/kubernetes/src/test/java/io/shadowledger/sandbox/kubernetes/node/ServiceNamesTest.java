package io.shadowledger.sandbox.kubernetes.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shadowledger.sandbox.kubernetes.node.Environment.ConfigException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceNamesTest {

    private final ServiceNames names = new ServiceNames(
            (namespace, service, port) -> namespace.equals("bank") && service.equals("ledger") && port.equals("8080")
                    ? Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 4711))
                    : Optional.empty());

    @ParameterizedTest
    @CsvSource({
        "http://ledger:8080, http://127.0.0.1:4711",
        "http://ledger.bank:8080/a?b=c, http://127.0.0.1:4711/a?b=c",
        "http://ledger.bank.svc:8080/, http://127.0.0.1:4711/",
        "http://ledger.bank.svc.cluster.local:8080, http://127.0.0.1:4711",
        "first http://ledger:8080 then http://ledger.bank:8080, first http://127.0.0.1:4711 then http://127.0.0.1:4711",
        "http://example.org:8080, http://example.org:8080",
        "http://ledger.example.org:8080, http://ledger.example.org:8080",
        "http://ledger:9090, http://ledger:9090",
        "http://127.0.0.1:8080, http://127.0.0.1:8080",
        "ledger:8080, ledger:8080"
    })
    void only_the_urls_of_known_services_are_rewritten(String text, String expected) throws Exception {
        // When, Then
        assertThat(names.toLoopback(text, "bank")).isEqualTo(expected);
    }

    @Test
    void a_name_that_can_only_be_a_services_has_to_wait_for_it() {
        // When, Then
        assertThatThrownBy(() -> names.toLoopback("http://drift.bank.svc:8080", "bank"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("service \"drift\" in namespace \"bank\" has no port 8080 yet");
    }
}
