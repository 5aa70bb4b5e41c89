package io.shadowledger.service.source;

import io.shadowledger.api.Page;
import io.shadowledger.api.report.ReportSource;
import io.shadowledger.api.report.ReportSourcesApi;
import io.shadowledger.api.report.SourceRefusal;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.problem.InvalidException;
import io.shadowledger.service.problem.NotFoundException;
import io.shadowledger.service.source.SourceProperties.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** The places that reports are taken from by themselves. */
@RestController
@ConditionalOnRole(ServiceRole.DRIFT)
class ReportSourcesController implements ReportSourcesApi {

    private static final int MAX_PAGE = 500;

    private final SourceProperties properties;
    private final SourceLeases leases;
    private final SourceFiles files;

    ReportSourcesController(SourceProperties properties, SourceLeases leases, SourceFiles files) {
        this.properties = properties;
        this.leases = leases;
        this.files = files;
    }

    @Override
    public List<ReportSource> sources() {
        var standings = leases.standings();
        var counts = files.counts();
        return properties.sources().stream()
                .map(source -> view(source, standings.get(source.name()), counts.get(source.name())))
                .toList();
    }

    @Override
    public Page<SourceRefusal> refusals(String name, @Nullable String after, int limit) {
        if (properties.sources().stream().noneMatch(source -> source.name().equals(name))) {
            throw new NotFoundException(
                    "there is no report source " + name + ": GET /api/v1/report-sources lists them");
        }
        int size = Math.clamp(limit, 1, MAX_PAGE);
        var found = files.refusals(name, after == null ? Long.MAX_VALUE : cursor(after), size + 1);
        var page = found.stream().limit(size).toList();
        return new Page<>(
                page, found.size() > size ? Long.toString(page.getLast().number()) : null);
    }

    private static ReportSource view(
            Source source, SourceLeases.@Nullable Standing standing, SourceFiles.@Nullable Counts counts) {
        return new ReportSource(
                source.name(),
                source.kind(),
                source.where(),
                state(standing),
                standing == null ? null : standing.failure(),
                standing == null ? null : standing.lastReadAt(),
                counts == null ? 0 : counts.taken(),
                counts == null ? 0 : counts.refused());
    }

    private static ReportSource.State state(SourceLeases.@Nullable Standing standing) {
        if (standing == null) {
            return ReportSource.State.NEW;
        }
        if (standing.failure() != null) {
            return ReportSource.State.FAILING;
        }
        return standing.lastReadAt() == null ? ReportSource.State.NEW : ReportSource.State.READING;
    }

    private static long cursor(String after) {
        try {
            return Long.parseLong(after);
        } catch (NumberFormatException _) {
            throw new InvalidException("after", "after is the cursor 'next' of an earlier page");
        }
    }
}
