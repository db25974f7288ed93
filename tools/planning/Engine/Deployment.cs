using Pulumirpc;

namespace Planning.Engine;

/// <summary>What an SDK asks about the run, besides the variables that it starts with (<see cref="ProgramEnvironment"/>).</summary>
internal static class Deployment
{
    /// <summary>How many resources a program may register at once.</summary>
    public const int Parallel = 16;

    /// <summary>As SDKs name each feature that they ask about alone.</summary>
    public static readonly IReadOnlyDictionary<string, ResourceMonitorFeature> Features = new Dictionary<string, ResourceMonitorFeature>
    {
        ["secrets"] = ResourceMonitorFeature.Secrets,
        ["resourceReferences"] = ResourceMonitorFeature.ResourceReferences,
        ["outputValues"] = ResourceMonitorFeature.OutputValues,
        ["aliasSpecs"] = ResourceMonitorFeature.AliasSpecs,
        ["deletedWith"] = ResourceMonitorFeature.DeletedWith,
        ["replaceWith"] = ResourceMonitorFeature.ReplaceWith,
        ["replacementTrigger"] = ResourceMonitorFeature.ReplacementTrigger,
        ["transforms"] = ResourceMonitorFeature.Transforms,
        ["invokeTransforms"] = ResourceMonitorFeature.InvokeTransforms,
        ["parameterization"] = ResourceMonitorFeature.Parameterization,
        ["resourceHooks"] = ResourceMonitorFeature.ResourceHooks,
        ["errorHooks"] = ResourceMonitorFeature.ErrorHooks,
    };

    public static DeploymentInfo Of(RunRequest request) =>
        new()
        {
            Project = request.Project,
            Stack = request.Stack,
            Organization = request.Organization,
            Config = { new Dictionary<string, string>(request.Config) },
            ConfigSecretKeys = { request.SecretKeys },
            DryRun = request.Mode != RunMode.Update,
            Parallel = Parallel,
            SupportedFeatures = { Features.Values },
        };
}
