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
        const string Name = "AZURE_CLIENT_ID";
        var settings = plan.Settings.First(each => each.Site == resource);
        var attached = resource.Texts("identity.userAssignedIdentities").ToList();
        var own = plan.IdentitiesOf(resource).Select(identity => identity.Planned.Outputs.Text("clientId")).OfType<string>().ToList();
        if (!settings.Has(Name))
        {
            // Without the id a token is requested for the system-assigned identity.
            return
                settings.IsKnown
                && attached.Count > 0
                && own.Count == attached.Count
                && !resource.Is("identity.type", "SystemAssigned, UserAssigned")
                && !resource.Is("identity.type", "SystemAssigned,UserAssigned")
                && settings.All.Any(setting => NeedsToken(setting.Value))
                && !settings.All.Any(setting => setting.Value is not null && own.Contains(setting.Value))
                ?
                [
                    resource.Problem(
                        $"{Name} is not set, so tokens are requested for a system-assigned identity, which the site does not have; "
                            + $"set {string.Join(" or ", own)}"
                    ),
                ]
                : [];
        }

        if (settings.Value(Name) is not { } value || own.Count == 0 || own.Exists(AzureResource.IsHidden) || own.Contains(value))
        {
            return [];
        }

        var what =
            value.StartsWith('/') ? "a resource id and no client id"
            : plan.PrincipalsOf(resource).Contains(value) ? "the principal id of the identity and not its client id"
            : Guid.TryParse(value, out _) ? "which is not the client id of an identity of the app"
            : "which is no client id";
        return [resource.Problem($"{Name} is {value}, {what}; set it to {string.Join(" or ", own)}")];
    }

    /// <summary>An address of a service that accepts tokens only by identity.</summary>
    private static bool NeedsToken(string? value) =>
        value is not null
        && Uri.TryCreate(value, UriKind.Absolute, out var address)
        && AzureService.All.Any(service =>
            service.Reader.Count > 0 && service.Hosts.Any(host => address.Host.EndsWith(host, StringComparison.OrdinalIgnoreCase))
        );
}
