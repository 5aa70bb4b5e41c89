package io.shadowledger.service.system;

import io.shadowledger.api.system.SystemApi;
import io.shadowledger.api.system.SystemStatus;
import io.shadowledger.api.system.SystemStatus.Partition;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.LedgerProperties;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.kafka.BrokerUnavailableException;
import io.shadowledger.service.kafka.TopicOffsets;
import io.shadowledger.service.kafka.Topics;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.RestController;

/** The ledger at a glance; answers without the broker too. */
@RestController
@ConditionalOnRole({ServiceRole.LEDGER, ServiceRole.DRIFT})
class SystemController implements SystemApi {

    private static final Logger log = LoggerFactory.getLogger(SystemController.class);

    private final BookProgress progress;
    private final TopicOffsets offsets;
    private final ObjectProvider<OpenBreaks> openBreaks;
    private final OpenDeadLetters deadLetters;
    private final LedgerProperties properties;
    private final Clock clock;

    SystemController(
            BookProgress progress,
            TopicOffsets offsets,
            ObjectProvider<OpenBreaks> openBreaks,
            OpenDeadLetters deadLetters,
            LedgerProperties properties,
            Clock clock) {
        this.progress = progress;
        this.offsets = offsets;
        this.openBreaks = openBreaks;
        this.deadLetters = deadLetters;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public SystemStatus status() {
        var rows = progress.partitions();
        var ends = ends();
        var accounts = progress.accounts();
        var breaks = openBreaks.getIfAvailable();
        return new SystemStatus(
                clock.instant(),
                properties.defaultCurrency(),
                rows.stream().mapToLong(BookProgress.Row::entries).sum(),
                accounts.count(),
                rows.stream().mapToLong(BookProgress.Row::duplicates).sum(),
                rows.stream().mapToLong(BookProgress.Row::conflicts).sum(),
                rows.stream().mapToLong(BookProgress.Row::deadLetters).sum(),
                deadLetters.count(),
                breaks == null ? 0 : breaks.count(),
                accounts.balanced(),
                rows.stream().map(row -> partition(row, ends)).toList());
    }

    private static Partition partition(BookProgress.Row row, Map<TopicPartition, Long> ends) {
        var end = ends.get(new TopicPartition(row.topic(), row.partition()));
        return new Partition(
                row.topic(),
                row.partition(),
                row.nextOffset(),
                end == null ? null : Math.max(0, end - row.nextOffset()),
                row.chainHead(),
                row.lastPostedAt());
    }

    private Map<TopicPartition, Long> ends() {
        try {
            return offsets.ends(List.of(Topics.RAW, Topics.CORRECTIONS));
        } catch (BrokerUnavailableException failure) {
            log.atInfo().addKeyValue("reason", failure.getMessage()).log("Status without lag");
            return Map.of();
        }
    }
}
