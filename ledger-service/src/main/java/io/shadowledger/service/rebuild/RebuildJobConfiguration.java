package io.shadowledger.service.rebuild;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/** What the rebuild job consists of. */
@EnableConfigurationProperties(RebuildProperties.class)
@Import(RebuildJob.class)
public class RebuildJobConfiguration {}
