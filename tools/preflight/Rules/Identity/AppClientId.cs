using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class AppClientId()
    : ResourceRule(
        new()
        {
            Id = "app-client-id",
            Title = "AZURE_CLIENT_ID names an identity of the app",
            Why =
                "Azure.Identity requests tokens for this client id. A client id that is not assigned to the app fails at "
                + "the first call.",
            Fix = "Set AZURE_CLIENT_ID to the clientId of a user-assigned identity of the app.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = "https://learn.microsoft.com/dotnet/azure/sdk/authentication/user-assigned-managed-identity",
            Requirements = ["ID-06"],
            Types = ["web:WebApp", "web:WebAppSlot"],
            Example = """
            app-identity:
              type: azure-native:managedidentity:UserAssignedIdentity
            app:
              type: azure-native:web:WebApp
              properties:
                identity:
                  type: UserAssigned
                  userAssignedIdentities:
                    - ${app-identity.id}
                siteConfig:
                  appSettings:
                    - name: AZURE_CLIENT_ID
                      value: ${app-identity.clientId}
            """,
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
                    $"AZURE_CLIENT_ID is {setting.Text("value")}, which is not an identity of the app; set it to "
                        + $"{string.Join(" or ", own)}"
                )
            );
    }
}
