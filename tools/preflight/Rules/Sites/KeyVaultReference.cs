using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class KeyVaultReference()
    : Rule(
        new()
        {
            Id = "key-vault-reference",
            Title = "Key Vault references can be resolved",
            Why = "App Service passes a reference that it cannot resolve to the app as plain text.",
            Fix = "Write @Microsoft.KeyVault(SecretUri=...) or (VaultName=...;SecretName=...), and set keyVaultReferenceIdentity.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = "https://learn.microsoft.com/azure/app-service/app-service-key-vault-references",
            Requirements = ["ID-11"],
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
                    - name: PartnerToken
                      value: '@Microsoft.KeyVault(SecretUri=https://my-vault.vault.azure.net/secrets/partner-token)'
            """,
        }
    )
{
    private const string Start = "@Microsoft.KeyVault(";

    /// <summary>Of the public cloud and the sovereign ones.</summary>
    private static readonly string[] Hosts = [".vault.azure.net", ".vault.azure.cn", ".vault.usgovcloudapi.net"];

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (var settings in plan.Settings)
        {
            var references = settings
                .All.Where(setting => setting.Value?.StartsWith("@Microsoft.KeyVault", StringComparison.OrdinalIgnoreCase) == true)
                .ToList();
            foreach (var reference in references)
            {
                if (Problem(reference.Value!) is { } problem)
                {
                    yield return settings.Site.Problem($"{reference.Name} is a Key Vault reference that {problem}");
                }
            }

            var type = settings.Site.Text("identity.type") ?? "";
            if (
                references.Count > 0
                && type.Contains("UserAssigned", StringComparison.OrdinalIgnoreCase)
                && !type.Contains("SystemAssigned", StringComparison.OrdinalIgnoreCase)
                && settings.Site.Text("keyVaultReferenceIdentity") is null or "SystemAssigned"
            )
            {
                yield return settings.Site.Problem(
                    $"keyVaultReferenceIdentity is not set, so {references[0].Name} is resolved with the system-assigned identity, which "
                        + "the site does not have; set it to the resource id of a user-assigned identity of the site"
                );
            }
        }
    }

    private static string? Problem(string value)
    {
        if (!value.StartsWith(Start, StringComparison.OrdinalIgnoreCase) || !value.EndsWith(')'))
        {
            return "is not closed or has another form; write @Microsoft.KeyVault(VaultName=<vault>;SecretName=<secret>)";
        }

        var parts = value[Start.Length..^1]
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .ToLookup(part => part[0], part => part.Length == 2 ? part[1] : "", StringComparer.OrdinalIgnoreCase);
        if (parts["SecretUri"].FirstOrDefault() is not { } uri)
        {
            return
                new[] { "VaultName", "SecretName" }.FirstOrDefault(name => string.IsNullOrEmpty(parts[name].FirstOrDefault()))
                    is { } missing
                ? $"has no {missing}; add it, or use SecretUri"
                : null;
        }

        return !Uri.TryCreate(uri, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps
                ? $"has the SecretUri '{uri}', which is no https address of a secret"
            : !Hosts.Any(host => address.Host.EndsWith(host, StringComparison.OrdinalIgnoreCase))
                ? $"names the host {address.Host}, which is no vault; use <vault>.vault.azure.net"
            : address.Segments is not [_, "secrets/", _, ..] ? $"names {address.AbsolutePath}, which is no secret; use /secrets/<name>"
            : null;
    }
}
