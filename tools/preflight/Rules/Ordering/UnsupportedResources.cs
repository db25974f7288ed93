using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class UnsupportedResources()
    : EveryResourceRule(
        new()
        {
            Id = "unsupported-resource",
            Title = "Resource types that do not work are not used",
            Why = "Some resource types cannot be created, or overwrite what another resource manages.",
            Fix = "Use the alternative that the message names.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://github.com/pulumi/pulumi-azure-native/issues",
            Types = ["*"],
            Example = """
            network:
              type: azure-native:network:VirtualNetwork
              properties:
                subnets:
                  - { name: app }
            app:
              type: azure-native:web:WebApp
              properties:
                virtualNetworkSubnetId: ${network.id}/subnets/app
            """,
        }
    )
{
    private static readonly Dictionary<string, string> Known = new()
    {
        ["network:PrivateEndpointConnection"] =
            "Azure creates the connection with the private endpoint; declare a PrivateEndpoint instead (pulumi-azure-native#2754)",
        ["storage:PrivateEndpointConnection"] =
            "Azure creates the connection with the private endpoint; declare a PrivateEndpoint instead (pulumi-azure-native#2754)",
        ["keyvault:PrivateEndpointConnection"] =
            "Azure creates the connection with the private endpoint; declare a PrivateEndpoint instead (pulumi-azure-native#2754)",
        ["web:WebAppSwiftVirtualNetworkConnection"] =
            "it conflicts with the app's own subnet after each refresh; set virtualNetworkSubnetId on the app "
            + "(pulumi-azure-native#4231)",
        ["web:WebAppSwiftVirtualNetworkConnectionSlot"] =
            "it conflicts with the slot's own subnet after each refresh; set virtualNetworkSubnetId on the slot "
            + "(pulumi-azure-native#4231)",
        ["web:WebAppApplicationSettings"] =
            "it replaces all settings that the app declares; use siteConfig.appSettings (pulumi-azure-native#1876)",
        ["web:WebAppApplicationSettingsSlot"] =
            "it replaces all settings that the slot declares; use siteConfig.appSettings (pulumi-azure-native#1876)",
        ["resources:AzureCliScript"] =
            "deployment scripts require shared keys of a storage account; do the step in the program or in the "
            + "pipeline (bicep-ptn-aiml-landing-zone#29)",
        ["resources:AzurePowerShellScript"] =
            "deployment scripts require shared keys of a storage account; do the step in the program or in the "
            + "pipeline (bicep-ptn-aiml-landing-zone#29)",
    };

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (Known.TryGetValue(resource.Token, out var why))
        {
            yield return resource.Problem($"is a {resource.Token}: {why}");
        }

        if (
            resource.Token == "storage:Blob"
            && plan.Of("storage:StorageAccount").Any(account => account.Text("allowSharedKeyAccess") == "false" && Holds(account, resource))
        )
        {
            yield return resource.Problem(
                "is a storage:Blob, which uploads with the account's key, and keys are disabled on the account; upload "
                    + "with an identity (pulumi-azure-native#2015)"
            );
        }

        if (
            resource.Token == "network:Subnet"
            && plan.ParentOf(resource) is { } network
            && network.List("subnets").Any()
            && !network.Planned.Options.IgnoreChanges.Contains("subnets")
        )
        {
            yield return resource.Problem(
                $"is a separate subnet of {network.Name}, which also declares inline subnets, so its next update deletes this one; "
                    + "declare all of them inline, or none (pulumi-azure-native#611)"
            );
        }
    }

    /// <summary>A blob has no id of Azure's: it names its account, or depends on it.</summary>
    private static bool Holds(AzureResource account, AzureResource blob) =>
        blob.Text("accountName") is { } name && !AzureResource.IsHidden(name)
            ? account.AzureName == name
            : blob.Planned.DependsOn.Contains(account.Planned.Urn);
}
