package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a shadow ledger shall be. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "self.defaultCurrency.matches(" + Patterns.CURRENCY + ")",
        fieldPath = ".defaultCurrency",
        message = "defaultCurrency must be an ISO 4217 code of three capital letters, such as EUR")
@ValidationRule(
        value = "self.defaultCurrency == oldSelf.defaultCurrency",
        fieldPath = ".defaultCurrency",
        message = "defaultCurrency cannot change, because events without a currency were already posted in it: "
                + "create a new ShadowLedger with its own database")
@ValidationRule(
        value = "self.topology != 'Combined' || !has(self.services) || (!has(self.services.events) "
                + "&& !has(self.services.ledger) && !has(self.services.drift))",
        fieldPath = ".services",
        message = "topology Combined runs one Deployment: set services.all and remove services.events, "
                + "services.ledger and services.drift, or set topology: Split")
@ValidationRule(
        value = "self.topology != 'Split' || !has(self.services) || !has(self.services.all)",
        fieldPath = ".services",
        message = "topology Split has no role all: set services.events, services.ledger and services.drift and "
                + "remove services.all, or set topology: Combined")
public record ShadowLedgerSpec(
        @JsonPropertyDescription("Split runs the roles events, ledger and drift as Deployments of their own; "
                + "Combined runs one Deployment that plays every role.")
        @Default("Split")
        Topology topology,

        @JsonPropertyDescription("Image of the ledger service. Left out: the image of the operator's own version.")
        @Size(min = 1, max = 512)
        @Nullable
        String image,

        @JsonPropertyDescription("Currency of events that name none: ISO 4217, three capital letters. Immutable.")
        @Required
        @Size(max = 3)
        String defaultCurrency,

        @JsonPropertyDescription("The PostgreSQL database that holds the book. It must exist; the ledger service "
                + "creates its tables.")
        @Required
        DatabaseSpec database,

        @JsonPropertyDescription("The Kafka cluster and the topics that the ledger reads and writes.") @Required
        KafkaSpec kafka,

        @JsonPropertyDescription("The Redis cache, if there is one.") @Nullable
        CacheSpec cache,

        @JsonPropertyDescription("Secrets that users and their tokens are checked with.") @Required
        SecuritySpec security,

        @JsonPropertyDescription("How the book's months are kept.") @Nullable
        StorageSpec storage,

        @JsonPropertyDescription("When the operator verifies the book by itself; left out, it never does.") @Nullable
        VerifySpec verify,

        @JsonPropertyDescription("What counts as drift, how grave it is, and how it is corrected.") @Nullable
        DriftSpec drift,

        @JsonPropertyDescription("Where reports of the core banking system come from by themselves.") @Nullable
        ReportsSpec reports,

        @JsonPropertyDescription("Scaling and resources per role; a role that is left out has the defaults.") @Nullable
        ServicesSpec services,

        @JsonPropertyDescription("The web console for finance staff.") @Nullable
        ConsoleSpec console,

        @JsonPropertyDescription("While true the operator changes nothing for this ledger; what runs goes on running.")
        @Default("false")
        Boolean paused) {

    public ShadowLedgerSpec {
        topology = Objects.requireNonNullElse(topology, Topology.SPLIT);
        paused = Objects.requireNonNullElse(paused, false);
    }

    /** Scaling and resources of a role, with the defaults for what is left out. */
    public ServiceSpec service(ServiceRole role) {
        var given = services == null ? null : services.of(role);
        return given == null ? ServiceSpec.DEFAULTS : given;
    }

    /** What counts as drift; nothing is tolerated unless the resource says so. */
    public DriftSpec driftOrDefault() {
        return drift == null ? DriftSpec.DEFAULTS : drift;
    }

    /** Where reports come from; nowhere unless the resource says so. */
    public ReportsSpec reportsOrNone() {
        return reports == null ? ReportsSpec.NONE : reports;
    }

    /** The cache; one with an empty host if there is none. */
    public CacheSpec cacheOrNone() {
        return cache == null ? CacheSpec.NONE : cache;
    }

    /** How months are kept, with the defaults for what is left out. */
    public StorageSpec storageOrDefault() {
        return storage == null ? StorageSpec.DEFAULTS : storage;
    }

    /** The console with its defaults; enabled unless the resource says otherwise. */
    public ConsoleSpec consoleOrDefault() {
        return console == null ? ConsoleSpec.DEFAULTS : console;
    }
}
