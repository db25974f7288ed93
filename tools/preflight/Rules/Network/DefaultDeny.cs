using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class DefaultDeny()
    : ResourceRule(
        new()
        {
            Id = "default-deny",
            Title = "Service firewalls deny by default",
            Why = "With Allow, the service accepts every address as soon as public access is enabled.",
            Fix = "Set defaultAction to Deny and list the addresses or subnets that may call.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = Sources.BaselineChat,
            Requirements = ["NET-02", "NET-15"],
            Types = ["cognitiveservices:Account", "keyvault:Vault", "storage:StorageAccount"],
            Example = """
            vault:
              type: azure-native:keyvault:Vault
              properties:
                properties:
                  networkAcls: { defaultAction: Deny, bypass: None }
            documents:
              type: azure-native:storage:StorageAccount
              properties:
                networkRuleSet: { defaultAction: Deny }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var path = resource.Token == "storage:StorageAccount" ? "networkRuleSet" : "properties.networkAcls";
        return
        [
            // The firewall of an account applies to its website too.
            .. StaticWebsites.IsOne(resource, plan) ? [] : resource.Must($"{path}.defaultAction", Because(resource), "Deny"),
            .. resource.Has($"{path}.bypass")
                ? resource
                    .Must($"{path}.bypass", "other values are not accepted by Azure", "None", "AzureServices")
                    .Concat(Bypass(resource, path, plan))
                : [],
        ];
    }

    private static string Because(AzureResource resource) =>
        (resource.Text("publicNetworkAccess") ?? resource.Text("properties.publicNetworkAccess")) is "Disabled" or "SecuredByPerimeter"
            ? "every address is accepted as soon as public access is enabled"
            : "every address is accepted";

    private static IEnumerable<Problem> Bypass(AzureResource resource, string path, AzurePlan plan) =>
        plan.Stage >= Stage.Test && resource.Token == "cognitiveservices:Account"
            ? resource.Must($"{path}.bypass", "no Azure service needs to bypass the firewall", "None")
            : [];
}
