namespace Pulumi;

/// <summary>What is being deployed.</summary>
internal sealed record DeploymentInfo(string Project, string Stack, string Organization, string? RootDirectory, bool IsDryRun);
