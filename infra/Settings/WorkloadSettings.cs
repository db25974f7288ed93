namespace Infra.Settings;

/// <summary>What a stack chooses. Each value has been checked; see Pulumi.yaml for what it means.</summary>
public sealed record WorkloadSettings
{
    public required string Stack { get; init; }
    public required string Location { get; init; }
    public required string Workload { get; init; }
    public required string NameSuffix { get; init; }
    public required NetworkMode Network { get; init; }
    public required AddressRange AddressRange { get; init; }
    public required IReadOnlyList<AddressRange> AllowedAddresses { get; init; }
    public required IReadOnlyList<ModelDeployment> Deployments { get; init; }
    public required string ModelUpgrade { get; init; }
    public required bool RestoreAiAccount { get; init; }
    public required AppPlanSku AppPlan { get; init; }
    public required int AppInstances { get; init; }
    public required bool ZoneRedundant { get; init; }
    public required SearchSku SearchSku { get; init; }
    public required int SearchReplicas { get; init; }
    public required string SemanticSearch { get; init; }
    public required string StorageSku { get; init; }
    public required int LogRetentionDays { get; init; }
    public required int LogDailyCapGb { get; init; }
    public required int VaultRetentionDays { get; init; }
    public required bool VaultPurgeProtection { get; init; }

    /// <summary>Null where nobody signs in.</summary>
    public required string? SignInClientId { get; init; }

    public required string DeployerPrincipalType { get; init; }
    public required string? AppPackage { get; init; }
    public required string? Commit { get; init; }
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    public ModelDeployment Chat => Deployments.First(deployment => deployment.Purpose == "chat");

    public ModelDeployment Embedding => Deployments.First(deployment => deployment.Purpose == "embedding");
}
