using Infra.Components;
using Infra.Settings;
using Infra.Shared;
using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.Resources;

namespace Infra;

/// <summary>The whole workload, top to bottom.</summary>
public static class Workload
{
    /// <returns>The stack's outputs.</returns>
    public static async Task<IDictionary<string, object?>> BuildAsync(
        WorkloadSettings settings,
        IPackageUploader uploader,
        TimeProvider clock
    )
    {
        var package = AppPackage.Find(settings.AppPackage);
        var azure = await GetClientConfig.InvokeAsync();
        var names = new Names(settings, Pulumi.Deployment.Instance.ProjectName, azure.SubscriptionId);
        var group = new ResourceGroup("workload", new() { ResourceGroupName = names.ResourceGroup, Location = settings.Location });
        var stack = new StackContext
        {
            Settings = settings,
            Names = names,
            ResourceGroupName = group.Name,
            SubscriptionId = azure.SubscriptionId,
            TenantId = azure.TenantId,
            Deployer = new Principal("deployer", settings.DeployerObjectId ?? azure.ObjectId, settings.DeployerPrincipalType),
            Clock = clock,
        };

        var monitoring = new Monitoring("monitoring", stack);
        var telemetry = monitoring.Telemetry;
        var network = new Network("network", stack, telemetry);
        var link = network.Link;
        stack = stack with { AdmittedSubnetId = stack.IsPublic ? network.SubnetId("app") : null };

        var app = new UserIdentity("app", stack);
        var agents = settings.Foundry == FoundryMode.None ? null : new UserIdentity("agents", stack);
        var vault = new KeyVault("vault", stack, telemetry, link);
        stack = stack with { Encryption = settings.CustomerManagedKeys ? new Encryption("encryption", stack, vault).Key : null };

        var ai = new AiAccount("ai", stack, AiAccountArgs.First(stack, agents, network), telemetry, link);
        var accounts = new List<AiAccount> { ai };
        if (settings.SecondAiLocation is { } second)
        {
            accounts.Add(new AiAccount("ai-second", stack, AiAccountArgs.Second(second), telemetry, link));
        }

        var search = new SearchService("search", stack, "srch", telemetry, link);
        var documents = new BlobStore("documents", stack, BlobStoreArgs.Documents, telemetry, link);
        var packages = new BlobStore("packages", stack, BlobStoreArgs.Packages, telemetry, link);
        var history = settings.HistoryDays is null ? null : new ConversationStore("history", stack, telemetry, link);
        var prediction =
            settings.PredictiveDeployments.Count > 0 ? new PredictiveModel("prediction", stack, monitoring, vault, link!) : null;

        List<Pulumi.Resource> roles =
        [
            .. accounts.Select(account => account.GrantInference(app.Principal)),
            monitoring.GrantPublishing(app.Principal),
            vault.GrantSecrets(app.Principal),
            .. stack.IsPublic
                ? []
                : search
                    .GrantManaging(app.Principal)
                    .Append(documents.GrantReading(app.Principal))
                    .Append(documents.GrantState(app.Principal)),
            .. history is null ? Array.Empty<RoleAssignment>() : [history.GrantKeeping(app.Principal)],
        ];
        prediction?.GrantScoring(app.Principal);
        var candidate = settings.Staging?.Package is { } zip ? AppPackage.Find(zip) : null;
        var upload = new Upload(packages, packages.GrantWriting(stack.Deployer), packages.GrantReading(app.Principal), uploader);

        _ = new WorkloadWorkbook("workbook", stack, monitoring);
        OptionalParts.Add(stack, network, monitoring, ai, agents, group.Id);

        var site = new ChatSite(
            "chat",
            stack,
            new()
            {
                Identity = app,
                Roles = roles,
                PackageUri = upload.Of(package),
                StagingPackageUri = candidate is null ? null : upload.Of(candidate),
                StagingSettings = candidate is null ? [] : AppSettings.Release(candidate, settings.Staging?.Commit ?? ""),
                Settings = new AppSettings
                {
                    Package = package,
                    Identity = app,
                    Monitoring = monitoring,
                    Accounts = accounts,
                    Search = search,
                    Vault = vault,
                    Documents = documents,
                    Encryption = stack.Encryption,
                    HistoryEndpoint = history?.Endpoint,
                    PredictionUri = prediction?.ScoringUri,
                }.For(settings),
                SubnetId = network.SubnetId("app"),
                Link = settings.Gateway is null ? null : link,
            },
            telemetry
        );

        var gateway = settings.Gateway is { } wanted
            ? new Gateway(
                "gateway",
                stack,
                new()
                {
                    Settings = wanted,
                    SubnetId = network.SubnetId("gateway"),
                    SiteHost = site.Host,
                },
                telemetry,
                link!
            )
            : null;

        Operations.Add(stack, monitoring, group.Id);

        return new Dictionary<string, object?>
        {
            ["url"] = gateway?.Url ?? site.Url,
            ["resourceGroup"] = group.Name,
            ["siteId"] = site.Id,
            ["aiEndpoint"] = ai.Endpoint,
            ["searchEndpoint"] = search.Endpoint,
            ["vaultUri"] = vault.Uri,
            ["documents"] = documents.ContainerUri,
            ["packages"] = packages.ContainerUri,
            ["workspaceId"] = monitoring.WorkspaceId,
            ["insightsId"] = monitoring.InsightsId,
            ["network"] = settings.Network.ToString().ToLowerInvariant(),
            ["privateHosts"] = stack.IsPublic
                ? new List<string>()
                : PrivateHosts.Of([
                    .. accounts.Select(account => account.Endpoint),
                    search.Endpoint,
                    vault.Uri,
                    documents.Uri,
                    packages.Uri,
                    .. history is null ? Array.Empty<Output<string>>() : [history.Endpoint],
                    .. gateway is null
                        ? []
                        : new[] { site.Host, site.StagingHost }.OfType<Output<string>>().Select(host => Output.Format($"https://{host}/")),
                ]),
            ["signInClientId"] = settings.SignInClientId,
            ["models"] = settings.Deployments.Select(deployment => deployment.Pinned).ToList(),

            // What production runs, and what the slot runs where that is another release: the pairs a promotion starts from.
            ["package"] = package.Digest,
            ["commit"] = settings.Commit,
            ["slotUrl"] = site.StagingHost is { } host ? Output.Format($"https://{host}/") : null,
            ["slotPackage"] = candidate?.Digest,
            ["slotCommit"] = settings.Staging?.Commit,
            ["slotPercent"] = settings.Staging?.Percent,
        };
    }
}
