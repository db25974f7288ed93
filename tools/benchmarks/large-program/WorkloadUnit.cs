using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.KeyVault;
using Pulumi.AzureNative.ManagedIdentity;
using Pulumi.AzureNative.Resources;
using Pulumi.AzureNative.Storage;
using Pulumi.AzureNative.Web;
using Pulumi.AzureNative.Web.Inputs;
using VaultIn = Pulumi.AzureNative.KeyVault.Inputs;

namespace LargeProgram;

/// <summary>
/// The costly shape, 55 resources a unit: a private web app with two storage accounts and a key vault, their network, roles, logs and
/// alerts, in about the proportions of this repository's `prod`.
/// </summary>
internal static class WorkloadUnit
{
    private const string Tenant = "00000000-0000-4000-8000-000000000002";
    private const string Definitions =
        "/subscriptions/00000000-0000-4000-8000-000000000001/providers/Microsoft.Authorization/roleDefinitions";

    public static void Create(int unit)
    {
        var group = new ResourceGroup($"group-{unit}", new() { ResourceGroupName = $"rg-app-{unit}", Location = "swedencentral" });
        var identity = new UserAssignedIdentity(
            $"identity-{unit}",
            new()
            {
                ResourceName = $"id-app-{unit}",
                ResourceGroupName = group.Name,
                Location = group.Location,
            }
        );
        StorageAccount[] stores =
        [
            StorageUnit.Account($"data-{unit}", $"stdata{unit}x", group),
            StorageUnit.Account($"packages-{unit}", $"stpkg{unit}x", group),
        ];
        foreach (var (store, container) in new[] { (stores[0], "documents"), (stores[0], "state"), (stores[1], "packages") })
        {
            _ = new BlobContainer(
                $"{container}-{unit}",
                new()
                {
                    AccountName = store.Name,
                    ResourceGroupName = group.Name,
                    ContainerName = container,
                }
            );
        }

        var vault = KeyVault(unit, group);
        var network = UnitNetwork.Create(unit, group, [.. stores.Select(store => (store.Id, "blob")), (vault.Id, "vault")]);
        var site = Site(unit, group, identity, network);
        Assign($"read-data-{unit}", stores[0].Id, "ba92f5b4-2d11-453d-a403-e96b0029c9fe", identity);
        Assign($"read-packages-{unit}", stores[1].Id, "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1", identity);
        Assign($"read-secrets-{unit}", vault.Id, "4633458b-17de-408a-b874-0445c86b69e6", identity);
        _ = new ManagementLockByScope(
            $"lock-{unit}",
            new()
            {
                LockName = "keep",
                Scope = stores[0].Id,
                Level = "CanNotDelete",
            }
        );
        UnitMonitoring.Create(unit, group, stores, vault, site);
    }

    private static Vault KeyVault(int unit, ResourceGroup group) =>
        new(
            $"vault-{unit}",
            new()
            {
                VaultName = $"kv-app-{unit}",
                ResourceGroupName = group.Name,
                Location = group.Location,
                Properties = new VaultIn.VaultPropertiesArgs
                {
                    TenantId = Tenant,
                    Sku = new VaultIn.SkuArgs { Family = "A", Name = Pulumi.AzureNative.KeyVault.SkuName.Standard },
                    EnableRbacAuthorization = true,
                    EnableSoftDelete = true,
                    EnablePurgeProtection = true,
                    PublicNetworkAccess = "Disabled",
                    NetworkAcls = new VaultIn.NetworkRuleSetArgs { DefaultAction = "Deny", Bypass = "None" },
                },
            }
        );

    private static WebApp Site(int unit, ResourceGroup group, UserAssignedIdentity identity, UnitNetwork network)
    {
        var plan = new AppServicePlan(
            $"plan-{unit}",
            new()
            {
                Name = $"asp-app-{unit}",
                ResourceGroupName = group.Name,
                Location = group.Location,
                Kind = "linux",
                Reserved = true,
                ZoneRedundant = true,
                Sku = new SkuDescriptionArgs
                {
                    Name = "P1v3",
                    Tier = "PremiumV3",
                    Capacity = 3,
                },
            }
        );
        return new WebApp(
            $"site-{unit}",
            new()
            {
                Name = $"app-app-{unit}",
                ResourceGroupName = group.Name,
                Location = group.Location,
                Kind = "app,linux",
                ServerFarmId = plan.Id,
                HttpsOnly = true,
                PublicNetworkAccess = "Disabled",
                VirtualNetworkSubnetId = network.AppSubnet,
                KeyVaultReferenceIdentity = identity.Id,
                Identity = new ManagedServiceIdentityArgs
                {
                    Type = ManagedServiceIdentityType.UserAssigned,
                    UserAssignedIdentities = { identity.Id },
                },
                SiteConfig = new SiteConfigArgs
                {
                    LinuxFxVersion = "DOTNETCORE|10.0",
                    AlwaysOn = true,
                    FtpsState = "Disabled",
                    MinTlsVersion = "1.2",
                    HealthCheckPath = "/healthz",
                    AppSettings =
                    {
                        new NameValuePairArgs { Name = "AZURE_CLIENT_ID", Value = identity.ClientId },
                    },
                },
            }
        );
    }

    private static void Assign(string name, Input<string> scope, string role, UserAssignedIdentity identity) =>
        _ = new RoleAssignment(
            name,
            new()
            {
                Scope = scope,
                RoleDefinitionId = $"{Definitions}/{role}",
                PrincipalId = identity.PrincipalId,
                PrincipalType = "ServicePrincipal",
            }
        );
}
