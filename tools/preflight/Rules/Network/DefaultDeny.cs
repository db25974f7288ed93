using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class DefaultDeny()
    : ResourceRule(
        new()
        {
            Id = "default-deny",
            Title = "A service's own firewall denies what it does not list",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = Sources.BaselineChat,
            Requirements = ["NET-02", "NET-15"],
            Types = ["cognitiveservices:Account", "keyvault:Vault", "storage:StorageAccount"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var path = resource.Token == "storage:StorageAccount" ? "networkRuleSet" : "properties.networkAcls";
        return
        [
            .. resource.Must($"{path}.defaultAction", "Allow opens it to everybody once public access is on", "Deny"),
            .. resource.Has($"{path}.bypass")
                ? resource
                    .Must($"{path}.bypass", "Azure's own services are other people's tenants too", "None", "AzureServices")
                    .Concat(Bypass(resource, path, plan))
                : [],
            .. resource
                .List($"{path}.ipRules")
                .Select(rule => rule.Text("value") ?? rule.Text("iPAddressOrRange"))
                .Where(range => range is "0.0.0.0/0" or "0.0.0.0")
                .Select(range => resource.Problem($"{path}.ipRules holds {range}, which is everybody; list your own addresses")),
        ];
    }

    private static IEnumerable<Problem> Bypass(AzureResource resource, string path, AzurePlan plan) =>
        plan.Stage >= Stage.Test && resource.Token == "cognitiveservices:Account"
            ? resource.Must($"{path}.bypass", "no service of Azure needs to pass", "None")
            : [];
}
