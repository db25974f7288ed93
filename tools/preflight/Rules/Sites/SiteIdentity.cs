using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SiteIdentity()
    : Rule(
        new()
        {
            Id = "site-identity",
            Title = "A site has the identities that its settings use",
            Why = "Without the identity every token request fails: the package, Key Vault references, telemetry and each service.",
            Fix = "Set identity.type and identity.userAssignedIdentities, and name in the settings an identity that is attached.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = "https://learn.microsoft.com/azure/app-service/overview-managed-identity",
            Requirements = ["ID-06"],
            Types = ["web:WebApp", "web:WebAppSlot"],
            Example = """
            app-identity:
              type: azure-native:managedidentity:UserAssignedIdentity
            app:
              type: azure-native:web:WebApp
              properties:
                keyVaultReferenceIdentity: ${app-identity.id}
                identity:
                  type: UserAssigned
                  userAssignedIdentities:
                    - ${app-identity.id}
                siteConfig:
                  appSettings:
                    - { name: AZURE_CLIENT_ID, value: '${app-identity.clientId}' }
                    - name: APPLICATIONINSIGHTS_AUTHENTICATION_STRING
                      value: Authorization=AAD;ClientId=${app-identity.clientId}
            """,
        }
    )
{
    private const string Telemetry = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";
    private const string Package = "WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID";

    protected override IEnumerable<Problem> Judge(AzurePlan plan) =>
        plan.Settings.Where(settings => !settings.Site.Hides("identity")).SelectMany(settings => Judge(settings, plan));

    private static IEnumerable<Problem> Judge(SiteSettings settings, AzurePlan plan)
    {
        var site = settings.Site;
        var attached = site.Texts("identity.userAssignedIdentities").ToList();
        var type = site.Text("identity.type") ?? "";
        var uses = Uses(settings).ToList();
        if (uses.Count > 0 && attached.Count == 0 && !site.HasSystemIdentity())
        {
            yield return site.Problem(
                $"has no identity, but {string.Join(", ", uses)} use one, so that nothing can be read with it; set identity"
            );
            yield break;
        }

        if (attached.Count == 0 && uses.Find(use => use is "AZURE_CLIENT_ID" or Package) is { } only)
        {
            yield return site.Problem(
                $"has a system-assigned identity only, but {only} names a user-assigned identity; attach it, or remove the setting"
            );
        }

        if (attached.Count > 0 && !type.Contains("UserAssigned", StringComparison.OrdinalIgnoreCase))
        {
            yield return site.Problem(
                $"identity.type is {(type.Length == 0 ? "not set" : type)}, which ignores identity.userAssignedIdentities; set UserAssigned"
            );
        }

        if (
            site.Text("keyVaultReferenceIdentity") is { } reference
            && !AzureResource.IsHidden(reference)
            && !reference.Equals("SystemAssigned", StringComparison.OrdinalIgnoreCase)
            && !attached.Contains(reference, StringComparer.OrdinalIgnoreCase)
        )
        {
            yield return site.Problem(
                reference.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase)
                    ? "keyVaultReferenceIdentity names an identity that is not attached to the site; attach it, or name one that is"
                    : $"keyVaultReferenceIdentity is {reference}; set the resource id of an identity of the site, or SystemAssigned"
            );
        }

        foreach (var each in Connections(settings, Clients(plan, site)))
        {
            yield return each;
        }

        if (
            attached.Count > 0
            && string.Equals(site.Text("keyVaultReferenceIdentity"), "SystemAssigned", StringComparison.OrdinalIgnoreCase)
            && !site.Hides("identity.type")
            && !type.Contains("SystemAssigned", StringComparison.OrdinalIgnoreCase)
        )
        {
            yield return site.Problem(
                "keyVaultReferenceIdentity is SystemAssigned, which the site does not have; set the resource id of an attached identity"
            );
        }

        if (settings.Value(Telemetry) is { } telemetry && TelemetryProblem(telemetry, Clients(plan, site), site) is { } problem)
        {
            yield return site.Problem(problem);
        }
    }

    /// <summary>What needs an identity.</summary>
    private static IEnumerable<string> Uses(SiteSettings settings) =>
        settings
            .All.Select(setting => setting.Name)
            .Where(name => name.ToUpperInvariant() is "AZURE_CLIENT_ID" or Telemetry or Package)
            .Concat(settings.Site.Has("keyVaultReferenceIdentity") ? ["keyVaultReferenceIdentity"] : [])
            .Concat(
                settings
                    .All.Where(setting => setting.Value?.StartsWith("@Microsoft.KeyVault(", StringComparison.OrdinalIgnoreCase) == true)
                    .Select(setting => setting.Name)
            );

    private static string? TelemetryProblem(string value, IReadOnlyList<string> clients, AzureResource site)
    {
        var parts = value
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .Where(part => part.Length == 2)
            .ToLookup(part => part[0], part => part[1], StringComparer.OrdinalIgnoreCase);
        var client = parts["ClientId"].FirstOrDefault() ?? "";
        return parts["Authorization"].FirstOrDefault() != "AAD"
                ? $"{Telemetry} is '{value}', so telemetry is sent without a token; set Authorization=AAD;ClientId=<client id>"
            : client.Length == 0 && !site.HasSystemIdentity()
                ? $"{Telemetry} has no ClientId and so asks for a system-assigned identity, which the site does not have; "
                    + $"add ClientId={(clients.Count > 0 ? clients[0] : "<client id>")}"
            : client.Length > 0 && !site.Has("identity.userAssignedIdentities")
                ? $"{Telemetry} has the ClientId {client}, but the site has a system-assigned identity only; remove ClientId"
            : client.Length > 0 && clients.Count > 0 && !clients.Contains(client, StringComparer.OrdinalIgnoreCase)
                ? $"{Telemetry} has the ClientId {client}, which is not an identity of the site; set {string.Join(" or ", clients)}"
            : null;
    }

    /// <summary>Connections of triggers and bindings: NAME__credential with NAME__clientId.</summary>
    private static IEnumerable<Problem> Connections(SiteSettings settings, IReadOnlyList<string> clients)
    {
        const string Credential = "__credential";
        const string ClientId = "__clientId";
        foreach (var setting in settings.All)
        {
            if (
                setting.Name.EndsWith(Credential, StringComparison.OrdinalIgnoreCase)
                && string.Equals(setting.Value, "managedidentity", StringComparison.OrdinalIgnoreCase)
                && setting.Name[..^Credential.Length] is var connection
                && !settings.Has(connection + ClientId)
                && !settings.Has(connection + "__managedIdentityResourceId")
                && !settings.Site.HasSystemIdentity()
            )
            {
                yield return settings.Site.Problem(
                    $"{setting.Name} asks for a system-assigned identity, which the site does not have; set {connection}{ClientId}"
                );
            }
            else if (
                setting.Name.EndsWith(ClientId, StringComparison.OrdinalIgnoreCase)
                && settings.Has(setting.Name[..^ClientId.Length] + Credential)
                && clients.Count > 0
                && setting.Value is { } client
                && !clients.Contains(client, StringComparer.OrdinalIgnoreCase)
            )
            {
                yield return settings.Site.Problem(
                    $"{setting.Name} is {client}, which is not an identity of the site; set {string.Join(" or ", clients)}"
                );
            }
        }
    }

    /// <returns>Empty unless all of them are known.</returns>
    private static IReadOnlyList<string> Clients(AzurePlan plan, AzureResource site)
    {
        var clients = plan.IdentitiesOf(site).Select(identity => identity.Planned.Outputs.Text("clientId")).ToList();
        return clients.Count == site.Texts("identity.userAssignedIdentities").Count() && !clients.Exists(AzureResource.IsHidden)
            ? [.. clients.OfType<string>()]
            : [];
    }
}
