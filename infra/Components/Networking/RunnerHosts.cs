using Infra.Settings;

namespace Infra.Components.Networking;

/// <summary>The hosts that a deployment runner calls.</summary>
internal static class RunnerHosts
{
    private const int ResultStores = 20;

    /// <summary>What the pipeline's scripts call: Azure, the Pulumi CLI and its plugins, .NET and NuGet, provenance of packages.</summary>
    private static readonly string[] Scripts =
    [
        "management.azure.com",
        "login.microsoftonline.com",
        "get.pulumi.com",
        "builds.dotnet.microsoft.com",
        "*.nuget.org",
        "tuf-repo-cdn.sigstore.dev",
        "tuf-repo.github.com",
        "github.com",
        "api.github.com",
        "codeload.github.com",
        "objects.githubusercontent.com",
        "release-assets.githubusercontent.com",
    ];

    /// <summary>docs.github.com, "Communicating with self-hosted runners". Results are in twenty accounts, not in any account.</summary>
    private static readonly string[] GitHub =
    [
        "*.actions.githubusercontent.com",
        "objects-origin.githubusercontent.com",
        "github-releases.githubusercontent.com",
        "github-registry-files.githubusercontent.com",
        "ghcr.io",
        "pkg-containers.githubusercontent.com",
        // The signatures that `gh attestation verify` downloads.
        "tmaproduction.blob.core.windows.net",
        .. Enumerable.Range(0, ResultStores).Select(i => $"productionresultssa{i}.blob.core.windows.net"),
    ];

    /// <summary>Microsoft, "Configure Managed DevOps Pools networking". The pool's queues and stores have no fixed names.</summary>
    private static readonly string[] AzureDevOps =
    [
        "*.prod.manageddevops.microsoft.com",
        "rmprodbuilds.azureedge.net",
        "dev.azure.com",
        "*.dev.azure.com",
        "*.visualstudio.com",
        "*.vsassets.io",
        "packages.microsoft.com",
        "*.blob.core.windows.net",
        "*.queue.core.windows.net",
    ];

    /// <param name="site">The public host name that the smoke test calls; null without one.</param>
    public static IReadOnlyList<string> Of(RunnerSettings runners, string? site) =>
        [
            .. Scripts
                .Concat(runners.Kind == RunnerKind.AzureDevOps ? AzureDevOps : GitHub)
                .Concat(site is null ? [] : [site])
                .Concat(runners.Hosts)
                .Distinct(),
        ];
}
