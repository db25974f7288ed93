using Infra.Components.Networking;
using Infra.Settings;
using Pulumi;

namespace Infra;

/// <summary>The stack's outputs, which the pipelines and the evaluation read.</summary>
internal static class WorkloadOutputs
{
    public static IDictionary<string, object?> Of(WorkloadSettings settings, Foundations foundations, Services services, ChatApp app) =>
        new Dictionary<string, object?>
        {
            ["url"] = app.Gateway?.Url ?? app.Site.Url,
            ["resourceGroup"] = foundations.Group.Name,
            ["siteId"] = app.Site.Id,
            ["aiEndpoint"] = services.Accounts[0].Endpoint,
            ["searchEndpoint"] = services.Search.Endpoint,
            ["vaultUri"] = foundations.Vault.Uri,
            ["documents"] = services.Documents.ContainerUri,
            ["packages"] = services.Packages.ContainerUri,
            ["workspaceId"] = foundations.Monitoring.WorkspaceId,
            ["insightsId"] = foundations.Monitoring.InsightsId,
            ["network"] = settings.Network.Mode.ToString().ToLowerInvariant(),
            ["runnerSubnet"] = settings.Network.Runners.Kind == RunnerKind.None ? null : foundations.Network.SubnetId(SubnetPlan.Runners),
            ["networkId"] = settings.Network.Hub is null ? null : foundations.Network.Id,
            ["egressHosts"] = settings.Network.Egress == EgressMode.Hub ? foundations.Network.Egress?.HostsOf(settings.Network.Plan) : null,
            ["resolverAddress"] = settings.Network.Hub is { Resolver: true }
                ? settings.Network.Plan[SubnetPlan.Resolver].FirstUsable
                : null,
            ["privateHosts"] = settings.Network.IsPublic
                ? new List<string>()
                : PrivateHosts.Of(PrivateAddresses(foundations, services, app)),
            ["signInClientId"] = settings.Chat.SignInClientId,
            ["models"] = settings.Models.Deployments.Select(deployment => deployment.Pinned).ToList(),

            // The releases (commit and package digest) that a promotion starts from.
            ["package"] = app.Package.Digest,
            ["commit"] = settings.Hosting.Commit,
            ["slotUrl"] = app.Site.StagingHost is { } host ? Output.Format($"https://{host}/") : null,
            ["slotPackage"] = app.Candidate?.Digest,
            ["slotCommit"] = settings.Hosting.Staging?.Commit,
            ["slotPercent"] = settings.Hosting.Staging?.Percent,
        };

    /// <summary>The addresses of every service with a private endpoint.</summary>
    private static IEnumerable<Output<string>> PrivateAddresses(Foundations foundations, Services services, ChatApp app) =>
        [
            .. services.Accounts.Select(account => account.Endpoint),
            .. services.AiGateway is null ? Array.Empty<Output<string>>() : [services.AiGateway.Endpoint],
            services.Search.Endpoint,
            foundations.Vault.Uri,
            services.Documents.Uri,
            services.Packages.Uri,
            .. services.History is null ? Array.Empty<Output<string>>() : [services.History.Endpoint],
            .. app.Gateway is null
                ? []
                : new[] { app.Site.Host, app.Site.StagingHost }.OfType<Output<string>>().Select(host => Output.Format($"https://{host}/")),
        ];
}
