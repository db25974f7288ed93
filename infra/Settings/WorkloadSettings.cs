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

    /// <summary>Null where the stack makes its own network.</summary>
    public required ExistingNetwork? Existing { get; init; }

    public required EgressMode Egress { get; init; }

    /// <summary>Null where the site answers directly.</summary>
    public required GatewaySettings? Gateway { get; init; }

    /// <summary>The administrator's SSH public key; null makes neither jump host nor Bastion.</summary>
    public required string? JumpHostKey { get; init; }

    /// <summary>Logs and telemetry travel inside the network, and are read there.</summary>
    public required bool PrivateMonitoring { get; init; }

    public required string AiLocation { get; init; }
    public required string SearchLocation { get; init; }
    public required string ThreadsLocation { get; init; }

    /// <summary>Where a second account stands by; null has none.</summary>
    public required string? SecondAiLocation { get; init; }

    public required IReadOnlyList<ModelDeployment> Deployments { get; init; }
    public required string ModelUpgrade { get; init; }
    public required bool RestoreAiAccount { get; init; }

    /// <summary>The severity from which harmful content is blocked, Low, Medium or High.</summary>
    public required string ContentSeverity { get; init; }

    public required IReadOnlyList<string> BlockedTerms { get; init; }
    public required FoundryMode Foundry { get; init; }
    public required bool BingGrounding { get; init; }
    public required string? BingKey { get; init; }

    /// <summary>Empty where no predictive model is served.</summary>
    public required IReadOnlyList<PredictiveDeployment> PredictiveDeployments { get; init; }

    public required AppPlanSku AppPlan { get; init; }
    public required int AppInstances { get; init; }

    /// <summary>Equal to <see cref="AppInstances"/> where nothing scales.</summary>
    public required int AppMaxInstances { get; init; }

    /// <summary>Null has no slot.</summary>
    public required StagingSlot? Staging { get; init; }

    public required bool ZoneRedundant { get; init; }
    public required SearchSku SearchSku { get; init; }
    public required int SearchReplicas { get; init; }
    public required string SemanticSearch { get; init; }
    public required string StorageSku { get; init; }
    public required int LogRetentionDays { get; init; }
    public required int LogDailyCapGb { get; init; }

    /// <summary>Days that deleted or overwritten blobs come back.</summary>
    public required int RecoveryDays { get; init; }

    public required int VaultRetentionDays { get; init; }
    public required bool VaultPurgeProtection { get; init; }
    public required bool CustomerManagedKeys { get; init; }

    /// <summary>Delete locks, Pulumi protection and retain-on-delete for everything that holds data.</summary>
    public required bool ProtectData { get; init; }

    public required bool AssignPolicies { get; init; }
    public required bool DefenderPlans { get; init; }

    /// <summary>Null where nobody signs in.</summary>
    public required string? SignInClientId { get; init; }

    /// <summary>Days that the app keeps conversations of people who signed in; null leaves them in their browsers.</summary>
    public required int? HistoryDays { get; init; }

    /// <summary>Tokens that one person may use in a day, at each instance of the app.</summary>
    public required int TokensPerDay { get; init; }

    /// <summary>Whom people can turn to, an https or mailto address; null names nobody.</summary>
    public required string? Contact { get; init; }

    public required OnCall OnCall { get; init; }

    /// <summary>What a month may cost, in the currency that the subscription is billed in.</summary>
    public required int MonthlyBudget { get; init; }

    /// <summary>Null is whoever runs the program.</summary>
    public required string? DeployerObjectId { get; init; }

    public required string DeployerPrincipalType { get; init; }
    public required string? AppPackage { get; init; }
    public required string? Commit { get; init; }
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    public ModelDeployment Chat => Deployments.First(deployment => deployment.Purpose == "chat");

    public ModelDeployment Embedding => Deployments.First(deployment => deployment.Purpose == "embedding");
}
