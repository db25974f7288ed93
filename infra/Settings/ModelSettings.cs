namespace Infra.Settings;

/// <summary>The generative models and their content filter.</summary>
public sealed record ModelSettings
{
    public required string Location { get; init; }

    /// <summary>The region of a second account with the same deployments; null creates one account.</summary>
    public required string? SecondLocation { get; init; }

    public required IReadOnlyList<ModelDeployment> Deployments { get; init; }

    /// <summary>When Azure may replace a model version.</summary>
    public required string Upgrade { get; init; }

    /// <summary>Recovers a deleted account of the same name instead of creating one.</summary>
    public required bool RestoreAccount { get; init; }

    /// <summary>The severity from which harmful content is blocked: Low, Medium or High.</summary>
    public required string ContentSeverity { get; init; }

    public required IReadOnlyList<string> BlockedTerms { get; init; }

    public ModelDeployment Chat => Deployments.First(deployment => deployment.Purpose == "chat");

    public ModelDeployment Embedding => Deployments.First(deployment => deployment.Purpose == "embedding");
}
