package dev.ftcost.source.record;

/** The dimensions of a usage row, null where the export is not grouped by one. */
public record Dimensions(String projectId, String userId, String apiKeyId, String model, Boolean batch, String serviceTier) {
    public static final Dimensions NONE = new Dimensions(null, null, null, null, null, null);

    /** These, and where one is null that of the others. */
    public Dimensions or(Dimensions others) {
        return new Dimensions(projectId == null ? others.projectId : projectId, userId == null ? others.userId : userId,
                apiKeyId == null ? others.apiKeyId : apiKeyId, model == null ? others.model : model, batch == null ? others.batch : batch,
                serviceTier == null ? others.serviceTier : serviceTier);
    }
}
