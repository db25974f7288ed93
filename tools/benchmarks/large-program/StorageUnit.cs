using Pulumi.AzureNative.Resources;
using Pulumi.AzureNative.Storage;
using Pulumi.AzureNative.Storage.Inputs;

namespace LargeProgram;

/// <summary>The simple shape, 25 resources a unit: a resource group, two storage accounts, eleven containers in each.</summary>
internal static class StorageUnit
{
    public static void Create(int unit)
    {
        var group = new ResourceGroup($"group-{unit}", new() { ResourceGroupName = $"rg-store-{unit}", Location = "swedencentral" });
        for (var index = 1; index <= 2; index++)
        {
            var account = Account($"store-{unit}-{index}", $"ststore{unit}x{index}", group);
            for (var number = 1; number <= 11; number++)
            {
                _ = new BlobContainer(
                    $"container-{unit}-{index}-{number}",
                    new()
                    {
                        AccountName = account.Name,
                        ResourceGroupName = group.Name,
                        ContainerName = $"documents-{number}",
                        PublicAccess = PublicAccess.None,
                    }
                );
            }
        }
    }

    public static StorageAccount Account(string name, string accountName, ResourceGroup group) =>
        new(
            name,
            new()
            {
                AccountName = accountName,
                ResourceGroupName = group.Name,
                Location = group.Location,
                Kind = "StorageV2",
                Sku = new SkuArgs { Name = "Standard_ZRS" },
                AllowSharedKeyAccess = false,
                AllowBlobPublicAccess = false,
                MinimumTlsVersion = "TLS1_2",
                PublicNetworkAccess = "Disabled",
                NetworkRuleSet = new NetworkRuleSetArgs { DefaultAction = DefaultAction.Deny, Bypass = "None" },
            }
        );
}
