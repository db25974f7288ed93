using System.Text.Json.Nodes;
using AzureRest;

namespace Delivery.Teardown;

/// <summary>The resources of a stack in Azure, read from Azure each time.</summary>
internal sealed class AzureRemains(IResourceManager azure, TornStack stack)
{
    public const string AccountApi = "2025-06-01";
    public const string VaultApi = KeyVaultApi.Version;
    public const string LockApi = "2020-05-01";
    public const string GroupApi = "2024-03-01";
    private const string SiteApi = "2024-04-01";
    private const string NetworkApi = "2024-05-01";
    private const string GatewayApi = "2024-05-01";
    private const string Gateway = "AI gateway";

    public async Task<bool> HasGroupAsync(CancellationToken cancellation) =>
        await azure.FindAsync(stack.Group, GroupApi, cancellation) is not null;

    /// <summary>
    /// Web apps of the stack and their slots that are not stopped, slots first. Azure cannot delete an app's sign-in and publishing
    /// policies before the app: Pulumi resets them, which opens an app that still runs.
    /// </summary>
    public async Task<IReadOnlyList<string>> RunningSitesAsync(CancellationToken cancellation)
    {
        var found = new List<string>();
        await foreach (var site in azure.ListAsync($"{stack.Group}/providers/Microsoft.Web/sites", SiteApi, cancellation))
        {
            var id = site["id"]!.ToString();
            if (stack.Owns(id, site["tags"]))
            {
                var slots = await azure.ListAsync($"{id}/slots", SiteApi, cancellation).ToListAsync(cancellation);
                found.AddRange(slots.Append(site).Where(IsOpen).Select(one => one["id"]!.ToString()));
            }
        }

        return found;
    }

    public Task StopAsync(string site, CancellationToken cancellation) =>
        azure.PatchAsync(
            site,
            SiteApi,
            new JsonObject
            {
                ["properties"] = new JsonObject { ["enabled"] = false, ["scmSiteAlsoStopped"] = true },
            },
            cancellation
        );

    /// <summary>As in app-chat/staging.</summary>
    public static string SiteName(string id) =>
        ArmId.After(id, "slots") is { } slot ? $"{ArmId.After(id, "sites")}/{slot}" : ArmId.Name(id);

    private static bool IsOpen(JsonObject site) =>
        site["properties"]?["enabled"]?.ToString() != "false" || site["properties"]?["scmSiteAlsoStopped"]?.ToString() != "true";

    /// <summary>Locks on the group, on its resources and on parent scopes.</summary>
    public async Task<IReadOnlyList<string>> LocksAsync(CancellationToken cancellation) =>
        await azure
            .ListAsync($"{stack.Group}/providers/Microsoft.Authorization/locks", LockApi, cancellation)
            .Select(item => item["id"]!.ToString())
            .ToListAsync(cancellation);

    public bool IsOwnLock(string id) => ArmId.IsWithin(id, stack.Group) && ArmId.Name(id) == "holds-data";

    public async Task<IReadOnlyList<JsonObject>> ResourcesAsync(CancellationToken cancellation) =>
        await azure.ListAsync($"{stack.Group}/resources", "2021-04-01", cancellation).ToListAsync(cancellation);

    /// <summary>AI accounts of the stack that are not in its state, as after a `pulumi destroy` that retained data.</summary>
    public async Task<IReadOnlyList<string>> ForgottenAccountsAsync(StackState state, CancellationToken cancellation) =>
        await azure
            .ListAsync($"{stack.Group}/providers/Microsoft.CognitiveServices/accounts", AccountApi, cancellation)
            .Where(account => stack.Owns(account["id"]!.ToString(), account["tags"]))
            .Select(account => account["id"]!.ToString())
            .Where(id => !state.Ids.Contains(id, StringComparer.OrdinalIgnoreCase))
            .ToListAsync(cancellation);

    /// <summary>Azure does not delete an account that contains a project.</summary>
    public async Task<IReadOnlyList<string>> ProjectsAsync(string account, CancellationToken cancellation) =>
        await azure
            .ListAsync($"{account}/projects", AccountApi, cancellation)
            .Select(project => project["id"]!.ToString())
            .ToListAsync(cancellation);

    public async Task<IReadOnlyList<Deleted>> DeletedAsync(CancellationToken cancellation)
    {
        var found = new List<Deleted>();
        await foreach (
            var account in azure.ListAsync(
                $"/subscriptions/{stack.Subscription}/providers/Microsoft.CognitiveServices/deletedAccounts",
                AccountApi,
                cancellation
            )
        )
        {
            if (stack.Owns(account["id"]!.ToString(), account["tags"]))
            {
                var name = account["name"]!.ToString();
                var id =
                    $"/subscriptions/{stack.Subscription}/providers/Microsoft.CognitiveServices/locations/{account["location"]}"
                    + $"/resourceGroups/{ArmId.Name(stack.Group)}/deletedAccounts/{name}";
                found.Add(
                    new Deleted(
                        "AI account",
                        name,
                        id,
                        account["properties"]?["scheduledPurgeDate"]?.ToString() ?? "two days after its deletion",
                        IsProtected: false
                    )
                );
            }
        }

        await foreach (
            var vault in azure.ListAsync(
                $"/subscriptions/{stack.Subscription}/providers/Microsoft.KeyVault/deletedVaults",
                VaultApi,
                cancellation
            )
        )
        {
            var properties = vault["properties"];
            if (stack.Owns(properties?["vaultId"]?.ToString() ?? "", properties?["tags"]))
            {
                var isProtected = properties!["purgeProtectionEnabled"]?.GetValue<bool>() == true;
                found.Add(
                    new Deleted(
                        "key vault",
                        vault["name"]!.ToString(),
                        vault["id"]!.ToString(),
                        properties["scheduledPurgeDate"]?.ToString() ?? "",
                        isProtected
                    )
                );
            }
        }

        return [.. found, .. await DeletedGatewaysAsync(cancellation)];
    }

    /// <summary>Azure shows no tags of a deleted service, so that its name tells the stack's own in the group.</summary>
    private async Task<IReadOnlyList<Deleted>> DeletedGatewaysAsync(CancellationToken cancellation) =>
        await azure
            .ListAsync($"/subscriptions/{stack.Subscription}/providers/Microsoft.ApiManagement/deletedservices", GatewayApi, cancellation)
            .Where(service => stack.IsInGroup(service["properties"]?["serviceId"]?.ToString() ?? ""))
            .Where(service => service["name"]!.ToString().StartsWith($"apim-{stack.Workload}-", StringComparison.OrdinalIgnoreCase))
            .Select(service => new Deleted(
                Gateway,
                service["name"]!.ToString(),
                service["id"]!.ToString(),
                service["properties"]?["scheduledPurgeDate"]?.ToString() ?? "two days after its deletion",
                IsProtected: false
            ))
            .ToListAsync(cancellation);

    /// <summary>The existing vaults that cannot be purged after deletion, with the days that their names stay reserved.</summary>
    public async Task<IReadOnlyDictionary<string, string>> UnpurgeableAsync(IEnumerable<string> vaults, CancellationToken cancellation)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var id in vaults)
        {
            var properties = (await azure.FindAsync(id, VaultApi, cancellation))?["properties"];
            if (properties?["enablePurgeProtection"]?.GetValue<bool>() == true)
            {
                found[id] = properties["softDeleteRetentionInDays"]?.ToString() ?? "90";
            }
        }

        return found;
    }

    public async Task PurgeAsync(Deleted deleted, CancellationToken cancellation)
    {
        if (deleted.Kind is "AI account" or Gateway)
        {
            await azure.DeleteAsync(deleted.Id, deleted.Kind == Gateway ? GatewayApi : AccountApi, cancellation);
        }
        else
        {
            await azure.PostAsync($"{deleted.Id}/purge", VaultApi, null, cancellation);
        }
    }

    /// <summary>Azure does not release the subnet while the account exists.</summary>
    public async Task<bool> HasAccountsAsync(CancellationToken cancellation) =>
        await azure
            .ListAsync($"{stack.Group}/providers/Microsoft.CognitiveServices/accounts", AccountApi, cancellation)
            .AnyAsync(cancellation);

    /// <summary>
    /// Subnets of the stack's networks that the agents' environment still uses after its account is deleted; such a subnet cannot
    /// be deleted. Other services release a subnet immediately.
    /// </summary>
    public async Task<IReadOnlyList<string>> HeldSubnetsAsync(CancellationToken cancellation)
    {
        var held = new List<string>();
        await foreach (
            var network in azure.ListAsync($"{stack.Group}/providers/Microsoft.Network/virtualNetworks", NetworkApi, cancellation)
        )
        {
            foreach (var subnet in network["properties"]?["subnets"] as JsonArray ?? [])
            {
                var links = subnet?["properties"]?["serviceAssociationLinks"] as JsonArray ?? [];
                if (links.FirstOrDefault(IsOfAgents) is { } link)
                {
                    held.Add($"{network["name"]}/{subnet!["name"]} by {link["name"]}");
                }
            }
        }

        return held;
    }

    private static bool IsOfAgents(JsonNode? link) =>
        link?["name"]?.ToString() == "legionservicelink"
        || link?["properties"]?["linkedResourceType"]?.ToString().StartsWith("Microsoft.App/", StringComparison.OrdinalIgnoreCase) == true;
}
