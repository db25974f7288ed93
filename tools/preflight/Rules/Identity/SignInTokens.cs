using System.Text.Json.Nodes;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SignInTokens()
    : ResourceRule(
        new()
        {
            Id = "sign-in-tokens",
            Title = "Sign-in accepts tokens of the own tenant for the own app only",
            Why = "A wrong issuer or audience rejects every user, or admits users of other tenants and tokens for other apps.",
            Fix = "Set clientId, the issuer https://login.microsoftonline.com/TENANT/v2.0, and audiences of that client id.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = "https://learn.microsoft.com/azure/app-service/configure-authentication-provider-aad",
            Requirements = ["ID-12"],
            Types = SignInProviders.Types,
            Example = """
            vault:
              type: azure-native:keyvault:Vault
              properties:
                properties: { tenantId: 11111111-2222-4333-8444-555555555555 }
            app:
              type: azure-native:web:WebApp
              properties:
                siteConfig:
                  appSettings:
                    - { name: SIGN_IN_SECRET, value: '@Microsoft.KeyVault(SecretUri=https://my-vault.vault.azure.net/secrets/sign-in)' }
            app-sign-in:
              type: azure-native:web:WebAppAuthSettingsV2
              properties:
                name: ${app.name}
                httpSettings: { requireHttps: true }
                identityProviders:
                  azureActiveDirectory:
                    enabled: true
                    registration:
                      clientId: 22222222-3333-4444-8555-666666666666
                      clientSecretSettingName: SIGN_IN_SECRET
                      openIdIssuer: https://login.microsoftonline.com/11111111-2222-4333-8444-555555555555/v2.0
                    validation:
                      allowedAudiences: ['api://22222222-3333-4444-8555-666666666666', 22222222-3333-4444-8555-666666666666]
            """,
        }
    )
{
    private const string Registration = SignInProviders.Entra + ".registration";

    /// <summary>Services whose tokens many other apps receive.</summary>
    private static readonly string[] ForeignAudiences =
    [
        "graph.microsoft.com",
        "graph.windows.net",
        "management.azure.com",
        "management.core.windows.net",
        "vault.azure.net",
        "storage.azure.com",
        "cognitiveservices.azure.com",
        "ai.azure.com",
        "00000003-0000-0000-c000-000000000000",
    ];

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var problems = new List<string>();
        if (resource.Text("httpSettings.requireHttps") == "false")
        {
            problems.Add("httpSettings.requireHttps is false, so tokens travel without TLS; set true");
        }

        if (resource.Text("login.nonce.validateNonce") == "false")
        {
            problems.Add("login.nonce.validateNonce is false, so a stolen token can be sent again; set true");
        }

        if (
            resource.Has(SignInProviders.Entra)
            && !resource.Hides(SignInProviders.Entra)
            && resource.Text($"{SignInProviders.Entra}.enabled") != "false"
            && resource.Has(Registration)
        )
        {
            problems.AddRange(
                Client(resource, plan).Concat(Issuer(resource, plan)).Concat(Audiences(resource)).Concat(Secret(resource, plan))
            );
        }

        return problems.Select(resource.Problem);
    }

    private static IEnumerable<string> Client(AzureResource settings, AzurePlan plan)
    {
        var client = settings.Text($"{Registration}.clientId");
        if (string.IsNullOrEmpty(client))
        {
            yield return $"{Registration}.clientId is not set, so every sign-in fails; set the app registration's client id";
        }
        else if (!AzureResource.IsHidden(client) && (!Guid.TryParse(client, out var id) || id == Guid.Empty))
        {
            yield return $"{Registration}.clientId is {client}; set the app registration's client id, a GUID";
        }
        else if (
            plan.Of("managedidentity:UserAssignedIdentity")
                .FirstOrDefault(identity => identity.Planned.Outputs.Text("clientId") == client && !AzureResource.IsHidden(client)) is
            { } managed
        )
        {
            yield return $"{Registration}.clientId is that of {managed.Name}, a managed identity, with which users cannot sign in; "
                + "set the app registration's client id";
        }
    }

    private static IEnumerable<string> Issuer(AzureResource settings, AzurePlan plan)
    {
        var issuer = settings.Text($"{Registration}.openIdIssuer");
        if (string.IsNullOrEmpty(issuer))
        {
            yield return $"{Registration}.openIdIssuer is not set; set https://login.microsoftonline.com/TENANT/v2.0";
            yield break;
        }

        if (SignInIssuer.Of(issuer) is not { } parts)
        {
            if (!AzureResource.IsHidden(issuer) && !issuer.Contains("[unknown]", StringComparison.Ordinal))
            {
                yield return $"{Registration}.openIdIssuer is {issuer}; set https://login.microsoftonline.com/TENANT/v2.0";
            }

            yield break;
        }

        if (parts.IsForAllTenants)
        {
            yield return $"{Registration}.openIdIssuer is {issuer}: {parts.Tenant} admits users of every tenant; name your own tenant";
        }
        else if (parts.IsOfEntra && Guid.TryParse(parts.Tenant, out var tenant))
        {
            var own = plan.Of("keyvault:Vault").Select(vault => vault.Text("properties.tenantId")).OfType<string>().ToList();
            if (own.Count > 0 && own.TrueForAll(id => Guid.TryParse(id, out var known) && known != tenant))
            {
                yield return $"{Registration}.openIdIssuer names the tenant {tenant}, and the stack's vault is of the tenant {own[0]}; "
                    + "use the tenant that you deploy to";
            }
        }
    }

    private static IEnumerable<string> Audiences(AzureResource settings)
    {
        var client = settings.Text($"{Registration}.clientId");
        foreach (var audience in settings.Texts($"{SignInProviders.Entra}.validation.allowedAudiences"))
        {
            var name = audience.StartsWith("api://", StringComparison.OrdinalIgnoreCase) ? audience["api://".Length..] : audience;
            if (
                Guid.TryParse(name.Split('/')[0], out var id) && Guid.TryParse(client, out var own) && id != own
                || Array.Exists(ForeignAudiences, foreign => audience.Contains(foreign, StringComparison.OrdinalIgnoreCase))
            )
            {
                yield return $"validation.allowedAudiences contains {audience}, so tokens for another app are accepted; "
                    + "list the client id and api://CLIENT-ID only";
            }
        }
    }

    private static IEnumerable<string> Secret(AzureResource settings, AzurePlan plan)
    {
        var name = settings.Text($"{Registration}.clientSecretSettingName");
        if (
            name is not { Length: > 0 }
            || AzureResource.IsHidden(name)
            || plan.ParentOf(settings) is not { } site
            || site.At("siteConfig.appSettings") is not JsonArray given
            || plan.Of("web:WebAppApplicationSettings", "web:WebAppApplicationSettingsSlot").Any(other => plan.ParentOf(other) == site)
            || given.Any(setting => setting.Text("name") is not { } known || AzureResource.IsHidden(known) || known == name)
        )
        {
            return [];
        }

        return [$"{Registration}.clientSecretSettingName is {name}, an app setting that {site.Name} does not have; add it"];
    }
}
