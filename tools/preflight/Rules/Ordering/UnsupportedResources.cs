using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class UnsupportedResources()
    : Rule(
        new()
        {
            Id = "unsupported-resource",
            Title = "No resource is used that cannot work, or that fights another",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://github.com/pulumi/pulumi-azure-native/issues",
            Types = ["*"],
        }
    )
{
    private static readonly Dictionary<string, string> Known = new()
    {
        ["network:PrivateEndpointConnection"] = "the other side makes the connection; it cannot be created (pulumi-azure-native#2754)",
        ["storage:PrivateEndpointConnection"] = "the other side makes the connection; it cannot be created (pulumi-azure-native#2754)",
        ["keyvault:PrivateEndpointConnection"] = "the other side makes the connection; it cannot be created (pulumi-azure-native#2754)",
        ["web:WebAppSwiftVirtualNetworkConnection"] =
            "it fights the site over its subnet after each refresh; set virtualNetworkSubnetId on the site (pulumi-azure-native#4231)",
        ["web:WebAppSwiftVirtualNetworkConnectionSlot"] =
            "it fights the slot over its subnet after each refresh; set virtualNetworkSubnetId on the slot (pulumi-azure-native#4231)",
        ["web:WebAppApplicationSettings"] =
            "it replaces every setting that the site declares; put them all into siteConfig.appSettings (pulumi-azure-native#1876)",
        ["web:WebAppApplicationSettingsSlot"] =
            "it replaces every setting that the slot declares; put them all into siteConfig.appSettings (pulumi-azure-native#1876)",
        ["resources:AzureCliScript"] =
            "deployment scripts need shared keys of a storage account; do the step in the program or in the pipeline (bicep-ptn-aiml-landing-zone#29)",
        ["resources:AzurePowerShellScript"] =
            "deployment scripts need shared keys of a storage account; do the step in the program or in the pipeline (bicep-ptn-aiml-landing-zone#29)",
    };

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (var resource in plan.Resources)
        {
            if (Known.TryGetValue(resource.Token, out var why))
            {
                yield return resource.Problem($"is a {resource.Token}: {why}");
            }

            if (
                resource.Token == "storage:Blob"
                && plan.ParentOf(resource) is { } account
                && account.Text("allowSharedKeyAccess") == "false"
            )
            {
                yield return resource.Problem(
                    "is a storage:Blob, which uploads with the account's key, and the account refuses keys; upload by identity (pulumi-azure-native#2015)"
                );
            }

            if (
                resource.Token == "network:Subnet"
                && plan.ParentOf(resource) is { } network
                && !network.Planned.Options.IgnoreChanges.Contains("subnets")
            )
            {
                yield return resource.Problem(
                    $"stands beside {network.Name}, whose next update deletes it; declare it in the network's subnets (pulumi-azure-native#611)"
                );
            }
        }
    }
}
