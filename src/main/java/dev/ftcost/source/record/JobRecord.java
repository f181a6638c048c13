package dev.ftcost.source.record;

/**
 * A fine-tuning job as OpenAI lists it; times in seconds since 1970, UTC.
 *
 * @param model the base snapshot, or the fine-tuned model that was tuned further
 * @param trainedTokens the billable count, epochs included; null when OpenAI does not say
 * @param billedSeconds the time that a reinforcement job is billed for; null when the job does not say
 * @param sharedWithOpenai whether its data was shared with OpenAI, which makes its models cheaper; null when the job does not say
 */
public record JobRecord(String id, String model, String fineTunedModel, String status, Long createdAt, Long finishedAt, Long trainedTokens,
        String method, Long billedSeconds, Boolean sharedWithOpenai) {}
