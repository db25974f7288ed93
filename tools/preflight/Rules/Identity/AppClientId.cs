using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class AppClientId()
    : ResourceRule(
        new()
        {
            Id = "app-client-id",
            Title = "A site asks for tokens as an identity that it has",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = "https://learn.microsoft.com/dotnet/azure/sdk/authentication/user-assigned-managed-identity",
            Requirements = ["ID-06"],
            Types = ["web:WebApp", "web:WebAppSlot"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var own = plan.IdentitiesOf(resource).Select(identity => identity.Planned.Outputs.Text("clientId")).OfType<string>().ToList();
        return resource
            .List("siteConfig.appSettings")
            .Where(setting =>
                setting.Text("name") == "AZURE_CLIENT_ID"
                && own.Count > 0
                && !own.Exists(AzureResource.IsHidden)
                && !AzureResource.IsHidden(setting.Text("value"))
                && !own.Contains(setting.Text("value") ?? "")
            )
            .Select(setting =>
                resource.Problem(
                    $"AZURE_CLIENT_ID is {setting.Text("value")}, which is no identity of the site; name {string.Join(" or ", own)}"
                )
            );
    }
}
