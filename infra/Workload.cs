using Infra.Components;
using Infra.Settings;
using Infra.Shared;
using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.ManagedIdentity;
using Pulumi.AzureNative.Resources;

namespace Infra;

/// <summary>The whole workload, top to bottom.</summary>
public static class Workload
{
    /// <returns>The stack's outputs.</returns>
    public static async Task<IDictionary<string, object?>> BuildAsync(WorkloadSettings settings, IPackageUploader uploader)
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
            Deployer = new Principal("deployer", azure.ObjectId, settings.DeployerPrincipalType),
        };

        var monitoring = new Monitoring("monitoring", stack);
        var telemetry = monitoring.Telemetry;
        var network = new Network("network", stack, telemetry);
        var link = network.Link;
        stack = stack with { AdmittedSubnetId = stack.IsPublic ? network.AppSubnetId : null };

        var identity = new UserAssignedIdentity("app-identity", new()
        {
            ResourceName = names.Of("id-app", 128), ResourceGroupName = group.Name, Location = settings.Location, Tags = stack.Tags,
        });
        var app = new Principal("app", identity.PrincipalId, "ServicePrincipal");

        var ai = new AiAccount("ai", stack, telemetry, link);
        var search = new SearchService("search", stack, telemetry, link);
        var vault = new KeyVault("vault", stack, telemetry, link);
        var documents = new BlobStore("documents", stack, new() { Container = "documents", NamePrefix = "doc" }, telemetry, link);
        var packages = new BlobStore("packages", stack, new() { Container = "packages", NamePrefix = "pkg", OpenToAllowedAddresses = true }, telemetry, link);

        monitoring.GrantPublishing(app);
        ai.GrantInference(app);
        search.GrantQuery(app);
        vault.GrantSecrets(app);
        documents.GrantReading(app);
        var mayRead = packages.GrantReading(app);
        var mayUpload = packages.GrantWriting(stack.Deployer);

        var site = new ChatSite("chat", stack, new()
        {
            IdentityId = identity.Id,
            PackageUri = Upload(package, packages, mayUpload, mayRead, uploader),
            Settings = AppSettings.For(stack, package, identity, monitoring, ai, search, vault, documents),
            SubnetId = network.AppSubnetId,
        }, telemetry);

        return new Dictionary<string, object?>
        {
            ["url"] = site.Url,
            ["resourceGroup"] = group.Name,
            ["siteId"] = site.Id,
            ["aiEndpoint"] = ai.Endpoint,
            ["searchEndpoint"] = search.Endpoint,
            ["vaultUri"] = vault.Uri,
            ["documents"] = documents.ContainerUri,
            ["packages"] = packages.ContainerUri,
            ["workspaceId"] = monitoring.WorkspaceId,
            ["package"] = package.Digest,
            ["commit"] = settings.Commit,
        };
    }

    /// <summary>
    /// The package's address, which is known only when it lies there and the site may read it: the site must not start before.
    /// A preview uploads nothing.
    /// </summary>
    private static Output<string> Upload(
        AppPackage package, BlobStore store, RoleAssignment mayUpload, RoleAssignment mayRead, IPackageUploader uploader) =>
        Output.Tuple(store.ContainerUri, mayUpload.Id, mayRead.Id).Apply(async ready =>
        {
            if (!Pulumi.Deployment.Instance.IsDryRun)
            {
                await uploader.UploadAsync(new Uri(ready.Item1), package);
            }

            return $"{ready.Item1}/{package.BlobName}";
        });
}
